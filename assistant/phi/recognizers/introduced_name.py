"""Find names that somebody is introduced by: "my name is", "call me", "signed"."""

from assistant.phi.recognizers.name_recognizer import NameRecognizer

_OWN = r"(?:first|last|full|middle|maiden|legal|given|birth|married|sur|nick|preferred|real|user)?\s?names?"


class IntroducedNameRecognizer(NameRecognizer):
    """After these words stands a name and little else."""

    triggers = frozenset(
        [
            "me",
            "mwen",
            "mi",
            "m",
            "ich",
            "meu",
            "mera",
            "ismi",
            "jina",
            "mam",
            "by",
            "o",
            "name",
            "names",
            "surname",
            "nickname",
            "nicknames",
            "named",
            "nicknamed",
            "goes",
            "go",
            "known",
            "aka",
            "a",
            "née",
            "nee",
            "call",
            "patient",
            "pt",
            "dear",
            "attn",
            "attention",
            "signed",
            "sincerely",
            "regards",
            "love",
            "cheers",
            "xoxo",
            "from",
            "to",
            "cc",
        ]
    )
    cues = (
        rf"(?:(?:my|his|her|their|our|your|the|\w+'s)\s)?{_OWN}(?:\sis\s|\swas\s|'s\s|s\s(?=[A-Z])|\sare\s|\s?[:=]\s?|\sonce\swas\s)(?:actually\s|also\s)?",
        r"(?:named|nicknamed|goes\sby|go\sby|known\sas|a\.?k\.?a\.?|née|nee)\s",
        (
            r"(?:signed|seen|read|reviewed|ordered|written|dictated|prescribed|performed|done|approved|faxed|sent|called\sin|interpreted|verified|"
            r"attended|referred|entered|authored|administered|drawn|placed)(?:\s\w+ly)?\sby\s?:?\s(?-i:(?=[A-Z]\.?\s?[A-Z]?[a-z]*))"
        ),
        r"[swdch]/o:?\s(?-i:(?=[A-Z](?![A-Z]{1,3}\b)))",
        r"(?:please\s)?call\sme\s",
        r"it'?s\sme,?\s(?!(?:again|i|and|the|who|that|your|from|with|or|not|on|in|at)\b)(?=[^\W\d_]{2,}(?:,|\s(?:again|here|from)\b|$))",
        r"\b(?:mwen\srele|me\sllamo|mi\snombre\ses|je\sm'?appelle|ich\shei(?:ß|ss)e|mi\schiamo|meu\snome\s[eé]|mera\sna+m|ismi|jina\slangu\sni|nomi\smi|mam\sna\simi[eę])\s",
        r"(?:patient|pt|patient\sname|name\sof\s(?:the\s)?patient|dear|attn|attention|signed|sincerely|regards|love|cheers|xoxo|from|to|cc)\s?[:,]\s?(?:-\s?)?(?-i:(?=[A-Z][a-z]))",
    )
