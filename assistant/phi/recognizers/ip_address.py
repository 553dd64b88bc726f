"""Find network addresses."""

import ipaddress
import re

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.rule_recognizer import IDENTIFIER, SHAPED, Rule, RuleRecognizer


class IpAddressRecognizer(RuleRecognizer):
    """IPv4 and IPv6 addresses that are valid."""

    kind = IdentifierKind.IP
    rules = (
        Rule(
            pattern=r"(?<![\d.])(?P<id>\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d)",
            certainty=SHAPED,
            signs=".",
        ),
        Rule(
            pattern=r"(?<![\w:])(?P<id>(?:[\da-f]{1,4}:){2,7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6})(?![\w:])",
            certainty=SHAPED,
            signs=":",
        ),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Only what parses as an address; clock times do not."""
        try:
            ipaddress.ip_address(match.group(IDENTIFIER))
        except ValueError:
            return False
        return True
