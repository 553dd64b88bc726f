"""Find bank and card numbers."""

import re

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced, digits_of
from assistant.phi.recognizers.rule_recognizer import IDENTIFIER, SHAPED, Rule, RuleRecognizer

_NUMBER = r"\s*(?:#|no\.?|nr\.?|num(?:ber)?s?|ids?)"
_CARD = r"(?:visa|mastercard|amex|american\s+express|discover|(?:credit|debit|hsa|fsa|bank)\s+card|card)"
_BANKS = (
    r"account|acct\.?|acc|a/c|bank(?:ing)?|checking|savings?|routing|aba|sort\s+code|iban|swift|"
    r"billing|statement|invoice|hsa|fsa|loan|mortgage"
)
_BANK_WORDS = (
    "account acct acc a bank banking checking saving savings routing aba sort iban swift billing "
    "statement invoice hsa fsa loan mortgage"
)
_CARD_WORDS = "visa mastercard amex american discover credit debit hsa fsa bank card account acct"
_EXPIRY_WORDS = "cvv cvc security exp expiry expires expiration"
_SHORTEST_CARD, _LONGEST_CARD = 13, 19


class AccountRecognizer(RuleRecognizer):
    """Account numbers after a word; card numbers by their check digit; last four after a card."""

    kind = IdentifierKind.ACCOUNT
    fewest_digits = 4
    rules = (
        Rule(
            pattern=announced(rf"(?:{_BANKS})(?:\s+(?:account|acct))?{_NUMBER}|iban|acct\.?|a/c"),
            words=_BANK_WORDS,
        ),
        Rule(
            pattern=announced(
                r"(?:account|acct|routing|checking|savings|bank|sort\s+code)",
                r"\d{5,17}|\d{2,8}(?:-\d{1,8}){1,4}",
            ),
            words=_BANK_WORDS,
        ),
        Rule(
            pattern=announced(
                rf"{_CARD}(?:{_NUMBER})?", r"\d{4}(?:[- ]?\d{4}){2,3}(?:[- ]?\d{1,3})?"
            ),
            words=_CARD_WORDS,
        ),
        Rule(
            pattern=rf"\b(?:{_CARD}|account|acct)\b[^.\n\d]{{0,30}}\b(?:ending|ends|last\s+(?:4|four))"
            r"\b[^.\n\d]{0,20}(?P<id>\d{4})\b",
            words=_CARD_WORDS,
        ),
        Rule(pattern=r"(?P<id>(?:[x*•]{4}[- ]?){1,3}\d{4})\b", signs="xX*•"),
        Rule(
            pattern=r"\b(?P<id>[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){3,7}(?:[ -]?[A-Z\d]{1,3})?)\b",
            ignore_case=False,
        ),
        Rule(
            pattern=r"(?<![\d-])(?P<id>\d{4}([ -])\d{4}\2\d{4}\2\d{4})(?![\d-])", certainty=SHAPED
        ),
        Rule(
            pattern=rf"\b(?:{_CARD}|account|acct)\b[^.\n\d]{{0,40}}(?P<id>\d{{4}}(?:[- ]?\d{{4}}){{2,3}}|\d{{2,5}}(?:-\d{{2,5}}){{2,4}})\b",
            words=_CARD_WORDS,
        ),
        Rule(pattern=r"(?<![\d-])(?P<id>\d(?:[ -]?\d){12,18})(?![\d-])", certainty=SHAPED),
        Rule(
            pattern=r"\b(?:cvv|cvc|security\s+code|exp(?:iry|ires|iration)?(?:\s+date)?)\b[\s:#is]{1,6}"
            r"(?P<id>\d{3,4}|\d\d/\d\d(?:\d\d)?)\b",
            words=_EXPIRY_WORDS,
        ),
    )

    def accept(self, match: re.Match[str]) -> bool:
        """Unannounced runs of digits must pass the check digit of cards."""
        value = match.group(IDENTIFIER)
        digits = digits_of(value)
        if len(value) == len(digits) + 3 and re.fullmatch(r"(?:\d{4}[ -]){3}\d{4}", value):
            return True
        if match.start() == match.start(IDENTIFIER) and value[0].isdigit():
            return _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD and _has_check_digit(digits)
        return len(digits) == len("123") or super().accept(match)


def _has_check_digit(digits: str) -> bool:
    doubled = [sum(divmod(2 * int(d), 10)) for d in digits[-2::-2]]
    return (sum(doubled) + sum(int(d) for d in digits[-1::-2])) % 10 == 0
