"""Find names after a title: "Dr. Okafor", "mrs lee", "Nurse Amy"."""

from assistant.phi.recognizers.name_recognizer import NameRecognizer


class TitledNameRecognizer(NameRecognizer):
    """The title itself stays."""

    triggers = frozenset(
        [
            *[
                "md",
                "mohd",
                "muhd",
                "chief",
                "coach",
                "officer",
                "deputy",
                "maestro",
                "ustad",
                "sheikh",
                "shaykh",
                "swami",
                "guruji",
                "haji",
                "hajji",
                "alhaji",
                "hajia",
                "mallam",
                "oga",
                "elder",
                "lord",
                "lady",
                "dame",
            ],
            "dr",
            "drs",
            "mr",
            "mrs",
            "ms",
            "mx",
            "prof",
            "rev",
            "fr",
            "sr",
            "sgt",
            "capt",
            "lt",
            "col",
            "hon",
            "msgr",
            "doctor",
            "professor",
            "pastor",
            "reverend",
            "rabbi",
            "imam",
            "sister",
            "father",
            "brother",
            "captain",
            "judge",
            "miss",
            "sergeant",
            "nurse",
            "np",
            "pa",
            "chaplain",
            "deacon",
            "monsignor",
            "sir",
            "madam",
            "se",
            "senora",
            "senor",
            "don",
            "do",
            "oncologist",
            "surgeon",
        ]
    )
    cues = (
        r"(?!(?-i:MS\s[A-Z][a-z]))(?:dr|drs|mr|mrs|ms|mx|prof|rev|fr|sr|sgt|capt|lt|col|hon|msgr)\.?\s{1,2}",
        (
            r"(?:doctor|professor|pastor|reverend|rabbi|imam|sister|father|brother|captain|judge|miss|"
            r"sergeant|nurse|np|pa|chaplain|deacon|monsignor|sir|madam|señora?|senora?|don|doña)\s(?=[A-Z])(?-i:(?=[A-Z][a-z]))"
        ),
        r"(?:md|mohd|muhd|chief|pa|coach|officer|deputy|lt|maestro|ustad|sheikh|shaykh|swami|guruji|haji|hajji|alhaji|hajia|mallam|oga|elder|lord|lady|dame)\.?\s(?-i:(?=[A-Z][a-z]))",
        r"(?:doctor|professor|oncologist|surgeon)\s(?=\w+\s*(?:,|\.|$|\band\b|\bsaid|\bsays|\btold|\bis\b|\bat\b))",
    )
