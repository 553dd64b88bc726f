"""Find files, links and numbers that carry a fingerprint, a voice, a face or an eye."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import Rule, RuleRecognizer

_BODY = r"(?:finger|thumb|palm|voice|hand|face|foot)[-_ ]?prints?|retina(?:l)?|iris|face[-_ ]?id|facial|biometric|dna|voice"
_TRIGGERS = (
    "finger fingerprint fingerprints thumb thumbprint palm palmprint voice voiceprint hand handprint face "
    "faceprint foot footprint retina retinal iris faceid facial biometric dna"
)


class BiometricRecognizer(RuleRecognizer):
    """Templates, recordings and their numbers; the words themselves are not identifiers."""

    kind = IdentifierKind.BIOMETRIC
    rules = (
        Rule(
            pattern=r"\b(?P<id>[\w-]*(?:palm|thumb|finger|iris|retina|voice|face|facial|gait|vein|print|fingers|bio)[\w-]*\."
            r"(?:tpl|jpg2k|jp2|dat|bin|wav|mp3|m4a|wsq|fpt|tmpl|template|iso|xml|bmp|tiff?|raw|ansi|csv))\b",
            number=False,
            words="tpl jpg jp dat bin wav mp m wsq fpt tmpl template iso xml bmp tif tiff raw ansi csv",
        ),
        Rule(
            pattern=r"\b(?P<id>[\w-]+\.(?:wsq|fpt|tpl|tmpl|fmr|iso19794|ansi378))\b",
            number=False,
            words="wsq fpt tpl tmpl fmr iso ansi",
        ),
        Rule(
            pattern=rf"\b(?P<id>[\w.-]*(?:{_BODY})[\w-]*\.(?:dat|bin|wav|mp3|m4a|wsq|fpt|tmpl|template|jpe?g|png|iso|xml))\b",
            number=False,
            words="dat bin wav mp m wsq fpt tmpl template jpg jpeg png iso xml",
        ),
        Rule(
            pattern=announced(
                rf"(?:{_BODY})(?:\s+(?:scan|template|record|file|sample|hash|token|profile|enrollment|login))?"
                r"\s*(?:#|no\.?|num(?:ber)?|ids?|code|hash|template|token)",
            ),
            words=_TRIGGERS,
        ),
        Rule(pattern=r"\b(?P<id>(?:FP|BIO|VP|IRIS|RET)[-_]\d{3,}[\w-]*)\b", ignore_case=False),
    )
