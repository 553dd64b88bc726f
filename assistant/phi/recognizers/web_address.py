"""Find web addresses, except those of public health pages."""

import re

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import public_contacts
from assistant.phi.recognizers.rule_recognizer import IDENTIFIER, Rule, RuleRecognizer

_END = (
    r"(?:com|net|org|edu|gov|info|me|io|co|us|ca|uk|de|fr|in|au|blog|site|page|online|app|health|care|"
    r"family|life|love|tv|example|test|website|blog|me|xyz|dev|ai|link|ly|gl|be|gg|social)"
)
_TRIGGERS = _END.strip("(?:)").replace("|", " ")


class WebAddressRecognizer(RuleRecognizer):
    """Links and bare domains; pages of public health bodies identify nobody and stay."""

    kind = IdentifierKind.URL
    rules = (
        Rule(
            pattern=r"(?P<id>(?:https?|ftp)://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])",
            number=False,
            words="http https ftp",
        ),
        Rule(
            number=False,
            words="www",
            pattern=r"(?<![\w@.])(?P<id>www\.[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])",
        ),
        Rule(
            pattern=rf"(?<![\w@.-])(?P<id>(?:[a-z0-9][a-z0-9-]*\.)+{_END}(?:/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?])?)(?![\w@])",
            number=False,
            words=_TRIGGERS,
        ),
    )

    @override
    def accept(self, match: re.Match[str]) -> bool:
        """Whether the address is not a public page."""
        if "?" in match.group(IDENTIFIER):
            return True
        host = re.sub(r"^\w+://|^www\.", "", match.group(IDENTIFIER).lower()).split("/")[0]
        return not any(host == d or host.endswith("." + d) for d in public_contacts().domains)
