"""Find member, policy, group and national health numbers."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import CODE, announced
from assistant.phi.recognizers.rule_recognizer import SHAPED, Rule, RuleRecognizer

_NUMBER = r"\s*(?:#|no\.?|nr\.?|num(?:ber)?s?|ids?|identification|card)"
_PLANS = (
    r"member(?:ship)?|subscriber|beneficiary|group|grp|policy|plan|insurance|insurer|medicare|"
    r"medicaid|medi-?cal|mbi|hicn|nhi|ihi|ramq|ehic|tricare|health\s+(?:plan|card|insurance)|nhs|ohip|chi|"
    r"blue\s+cross(?:\s+blue\s+shield)?|bcbs|aetna|cigna|humana|kaiser|united(?:health)?(?:care)?|uhc|"
    r"anthem|molina|centene|oscar|policyholder|rx\s?(?:bin|pcn|grp|group)|hmo|ppo|payer|dependent"
)
_TRIGGERS = (
    "member membership subscriber beneficiary group grp policy plan insurance insurer medicare medicaid "
    "medi medical mbi hicn nhi ihi ramq ehic ins tricare health nhs ohip chi blue bcbs aetna cigna humana kaiser united "
    "unitedhealth unitedhealthcare unitedcare uhc anthem molina centene oscar policyholder rx rxbin rxpcn "
    "rxgrp rxgroup hmo ppo payer dependent"
)
_MEDICARE = (
    r"[1-9][A-CE-HJ-KMNP-RT-Y][A-CE-HJ-KMNP-RT-Y\d]\d[- ]?[A-CE-HJ-KMNP-RT-Y]"
    r"[A-CE-HJ-KMNP-RT-Y\d]\d[- ]?[A-CE-HJ-KMNP-RT-Y]{2}\d{2}"
)


class HealthPlanRecognizer(RuleRecognizer):
    """Numbers a health plan or a national health service knows somebody by."""

    kind = IdentifierKind.HEALTH_PLAN_ID
    fewest_digits = 4
    rules = (
        Rule(pattern=announced(rf"(?:{_PLANS}){_NUMBER}"), words=_TRIGGERS),
        Rule(
            pattern=announced(
                r"medicare|medicaid|medi-?cal|mbi|nhs|nhi|ihi|ohip|ramq|bcbs|blue\s+(?:cross|shield)|tricare|kaiser|anthem|insurance|ins\s+card|aetna|cigna|humana|uhc|policy|"
                r"member|subscriber|grp|rx\s?(?:bin|pcn|grp)",
                rf"{CODE}|(?-i:[A-Z]{{3,4}})\s\d{{2,4}}(?:\s\d{{2,4}}){{1,3}}",
            ),
            words=_TRIGGERS,
        ),
        Rule(pattern=r"\bgroup\s(?P<id>\d{4,9}(?:-\w{1,4})?)\b", words="group"),
        Rule(pattern=rf"(?<![A-Z\d-])(?P<id>{_MEDICARE})(?![A-Z\d])", certainty=SHAPED),
    )
