"""Turn the entries of one C-CDA section into facts."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.records.fhir_fields import in_words
from assistant.records.naming import Namer, effusion_place

NS = {"h": "urn:hl7-org:v3", "s": "urn:hl7-org:sdtc"}
MEDICATIONS, ALLERGIES, PROBLEMS = "10160-0", "48765-2", "11450-4"
RESULTS, PROCEDURES, FAMILY, VITALS = "30954-2", "47519-4", "10157-6", "8716-3"
PAST_ILLNESS, PLAN, SOCIAL, ADMINISTERED = "11348-0", "18776-5", "29762-2", "29549-3"
SKIPPED = {VITALS, SOCIAL}
PLANNED_MOODS = {"INT", "RQO", "PRMS", "PRP", "ARQ"}
STATUS = {
    "active": FactStatus.CURRENT,
    "completed": FactStatus.PAST,
    "suspended": FactStatus.HELD,
    "aborted": FactStatus.STOPPED,
    "held": FactStatus.HELD,
}
VOID = {"nullified", "cancelled"}
Element = etree._Element  # noqa: SLF001  # the only name lxml has for its elements


def read_section(section: Element, namer: Namer) -> Iterator[Fact]:
    """Yield the facts of a section: from its entries, or from its text where it has none."""
    code = _attribute(section, "h:code", "code")
    reader = READERS.get(code)
    if code in SKIPPED:
        return
    entries = section.findall("h:entry", NS)
    if reader is not None and entries:
        for entry in entries:
            yield from reader(entry, namer, section)
        return
    yield from _narrative(section, namer)


def _narrative(section: Element, namer: Namer) -> Iterator[Fact]:
    title = section.findtext("h:title", "", NS).strip()
    for text in _blocks(section):
        yield from namer.facts_in(f"{title}: {text}" if title else text)


def _blocks(section: Element) -> Iterator[str]:
    """Yield the rows, items and paragraphs of the text of a section."""
    text = section.find("h:text", NS)
    if text is None:
        return
    leaves = [node for node in text.iter() if _name(node) in {"tr", "item", "paragraph"}]
    for node in leaves or [text]:
        words = " ".join(
            part.strip() for part in node.itertext() if isinstance(part, str) and part.strip()
        )
        if words and not (_name(node) == "tr" and node.find("h:th", NS) is not None):
            yield words


def _name(node: Element) -> str:
    return etree.QName(node).localname


def _medication(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry.iterfind(".//h:substanceAdministration", NS):
        text = _said(
            node.find("h:consumable//h:manufacturedMaterial/h:code", NS), section
        ) or node.findtext("h:consumable//h:manufacturedMaterial/h:name", "", NS)
        code = _attribute(node, "h:statusCode", "code")
        if not text or code in VOID:
            continue
        yield Fact(
            kind=FactKind.DRUG,
            name=namer.drug(text),
            value=_dose(node),
            status=_medication_status(node, code),
            since=_since(node),
            quote=text,
        )


def _medication_status(node: Element, code: str) -> FactStatus:
    if node.get("negationInd") == "true":
        return FactStatus.NEGATED
    if code == "completed" and not _has_end(node) and node.get("moodCode") != "EVN":
        return FactStatus.CURRENT
    if node.get("moodCode") in PLANNED_MOODS and not _attribute(
        node, "h:effectiveTime/h:low", "value"
    ):
        return FactStatus.PLANNED
    return STATUS.get(code, FactStatus.CURRENT)


def _has_end(node: Element) -> bool:
    return bool(_attribute(node, "h:effectiveTime/h:high", "value"))


def _dose(node: Element) -> str | None:
    value, unit = (
        _attribute(node, "h:doseQuantity", "value"),
        _attribute(node, "h:doseQuantity", "unit"),
    )
    return f"{value} {unit}".strip() if value and unit not in {"", "1"} else None


def _allergy(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry.iterfind(".//h:observation", NS):
        text = _said(
            node.find("h:participant//h:playingEntity/h:code", NS), section
        ) or node.findtext("h:participant//h:playingEntity/h:name", "", NS)
        if not text or node.get("negationInd") == "true" or _is_void(entry):
            continue
        named = namer.named(text, [FactKind.DRUG, FactKind.ALLERGY])
        kind = named[0].kind if named else FactKind.DRUG
        yield Fact(
            kind=kind,
            name=named[0].name if named else text.lower(),
            status=FactStatus.ALLERGY,
            quote=text,
        )


def _is_void(entry: Element) -> bool:
    found = {_attribute(node, "h:statusCode", "code") for node in entry}
    return bool(found & VOID)


def _problem(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry.iterfind(".//h:observation", NS):
        text = _said(node.find("h:value", NS), section)
        if not text or node.get("negationInd") == "true" or _is_void(entry):
            continue
        if (place := effusion_place(text)) is not None:
            yield Fact(kind=FactKind.METASTASIS, name=place, since=_since(node), quote=text)
            continue
        spread = re.match(
            r"(?i)secondary malignant neoplasm of (?:the )?(.+)|metasta\w+ (?:to|in|of) (?:the )?(.+)",
            text,
        )
        if spread:
            name = namer.site(spread.group(1) or spread.group(2))
            yield Fact(kind=FactKind.METASTASIS, name=name, since=_since(node), quote=text)
            continue
        for fact in namer.named(text, [FactKind.CANCER, FactKind.CONDITION, FactKind.STAGE])[:1]:
            yield Fact(
                kind=fact.kind, name=fact.name, value=fact.value, since=_since(node), quote=text
            )


def _result(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry.iterfind(".//h:observation", NS):
        name = re.sub(r"\s*\[.*?\].*$", "", _said(node.find("h:code", NS), section))
        if not name or _attribute(node, "h:statusCode", "code") in VOID:
            continue
        text = f"{name} {_result_value(node, section)}".strip()
        kinds = [FactKind.BIOMARKER, FactKind.LAB]
        for fact in namer.named(text, kinds)[:1]:
            yield Fact(kind=fact.kind, name=fact.name, value=fact.value, quote=text)
        if re.search(r"(?i)stage group|ecog", name):
            yield from namer.facts_in(text)[:1]


def _result_value(node: Element, section: Element) -> str:
    value = node.find("h:value", NS)
    if value is None:
        return ""
    unit = value.get("unit") or ""
    number = (value.get("value") or "") + ("%" if unit == "%" else "")
    return number or _said(value, section) or " ".join((value.text or "").split())


def _procedure(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry:
        text = _said(node.find("h:code", NS), section)
        code = _attribute(node, "h:statusCode", "code") if text else ""
        if not text or code in VOID:
            continue
        for fact in namer.named(text, [FactKind.PROCEDURE])[:1]:
            yield Fact(
                kind=FactKind.PROCEDURE,
                name=fact.name,
                value=fact.value,
                status=_procedure_status(node, code),
                since=_since(node),
                quote=text,
            )


def _procedure_status(node: Element, code: str) -> FactStatus:
    if node.get("negationInd") == "true":
        return FactStatus.NEGATED
    if node.get("moodCode") in PLANNED_MOODS:
        return FactStatus.PLANNED
    return (
        FactStatus.CURRENT
        if code == "active"
        else FactStatus.STOPPED
        if code == "aborted"
        else FactStatus.PAST
    )


def _family(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    for node in entry.iterfind(".//h:observation", NS):
        text = _said(node.find("h:value", NS), section)
        for fact in (
            namer.named(text, [FactKind.CANCER, FactKind.BIOMARKER, FactKind.CONDITION])[:1]
            if text
            else []
        ):
            yield Fact(
                kind=fact.kind, name=fact.name, value=fact.value, subject=Subject.FAMILY, quote=text
            )


def _plan(entry: Element, namer: Namer, section: Element) -> Iterator[Fact]:
    if entry.find("h:substanceAdministration", NS) is not None:
        yield from _medication(entry, namer, section)
    else:
        yield from _procedure(entry, namer, section)


def _said(node: Element | None, section: Element) -> str:
    """Return a code in words: its display name, its original text, or the text it points to."""
    if node is None:
        return ""
    inner = node.findtext("h:originalText", "", NS).strip()
    target = _attribute(node, "h:originalText/h:reference", "value").lstrip("#")
    return (
        node.get("displayName")
        or inner
        or (_referenced(target, section) if target else "")
        or _translation(node)
    )


def _translation(node: Element) -> str:
    return _attribute(node, "h:translation", "displayName")


def _referenced(target: str, section: Element) -> str:
    for node in section.iter():
        if node.get("ID") == target:
            return " ".join(" ".join(str(text) for text in node.itertext()).split())
    return ""


def _attribute(node: Element, path: str, name: str) -> str:
    found = node.find(path, NS)
    return (found.get(name) or "") if found is not None else ""


def _since(node: Element) -> str | None:
    date = _attribute(node, "h:effectiveTime/h:low", "value") or _attribute(
        node, "h:effectiveTime", "value"
    )
    if len(date) < len("2020"):
        return None
    return in_words(date[:4] + ("-" + date[4:6] if len(date) >= len("202001") else ""))


Reader = Callable[[Element, Namer, Element], Iterator[Fact]]
READERS: dict[str, Reader] = {
    MEDICATIONS: _medication,
    ADMINISTERED: _medication,
    ALLERGIES: _allergy,
    PROBLEMS: _problem,
    PAST_ILLNESS: _problem,
    RESULTS: _result,
    PROCEDURES: _procedure,
    FAMILY: _family,
    PLAN: _plan,
}
