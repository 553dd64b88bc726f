"""Lay out what a request gives: which document leads, which others may add, what it all says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answering.grounded.choosing import has_items, text_score
from assistant.answering.grounded.medicine_names import is_named
from assistant.answering.grounded.topics import fit_of
from assistant.answering.language.relevance import Relevance, topic_of
from assistant.answering.language.sentences import library_units
from assistant.answering.language.words import content_stems, library_stems
from assistant.answering.wording.fact_words import Reading
from assistant.answering.writer import AnswerRequest
from assistant.domain import Document, FactKind, Passage, SectionRole

_ANY = "any"
_DRUG = "drug"
_CANCER = "cancer"
_WORDS_COUNT = 0.5
"""Share of a document's weight that its words for the question decide; the rest is as found."""
_OTHER_SETTING = 0.6
_ITS_DRUG_IS_NAMED = 1.9
"""Whatever is asked about a medicine by name is answered from its own document, if it has one."""
_NOT_FAR_BEHIND = 0.25
"""As long as search did not find something far better: what to do about stopping it, or growth."""
_A_WORD_ON_IT = 0.25
"""As long as it speaks to this share of the rest of the question."""
_CANCER_NOBODY_NAMED = 0.8
"""What is written for everybody comes before what is written for one cancer, as long as nobody said which."""
_SPREAD_SETTINGS = {"metastatic", "advanced"}
_SPREAD_WORDS = "metastatic spread advanced stage incurable terminal"


_NOTHING = Relevance(weights={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The passages of a request by document; the leading document comes first."""

    request: AnswerRequest
    documents: Sequence[Document]
    sections: Mapping[str, Sequence[Passage]]
    """Document id to its passages in order."""
    relevance: Relevance
    weights: Mapping[str, float] = field(default_factory=dict)
    """Document id to how well it fits, comparable within one request."""
    specific: Relevance = _NOTHING
    """What the question asks beyond the topic of the leading document and the facts it tells."""
    own_words: Relevance = _NOTHING
    """What the question asks without the names of cancers and of what is remembered, which say little."""

    @property
    def leading(self) -> Document:
        """The document the answer is built on."""
        return self.documents[0]

    @property
    def found_ids(self) -> frozenset[str]:
        """The passages that the search itself brought up."""
        return frozenset(found.passage.passage_id for found in self.request.found)

    @property
    def asked_section(self) -> Passage | None:
        """The leading document's list whose title says all that is asked ("side effects")."""
        lists = (one for one in self.of_role(SectionRole.DETAIL) if has_items(one))
        return next((one for one in lists if self._says_it_all(one.section)), None)

    def _says_it_all(self, title: str) -> bool:
        wanted = self.specific.weights.keys()
        return bool(wanted) and not self.specific.unknown and wanted <= library_stems(title)

    def of_role(self, role: SectionRole) -> list[Passage]:
        """Return the leading document's passages of one role, in order."""
        return [one for one in self.sections[self.leading.document_id] if one.role is role]


def lay_out(request: AnswerRequest) -> Material:
    """Return the material of `request`; documents on another cancer are left out."""
    documents = _fitting(
        list({f.passage.document.document_id: f.passage.document for f in request.found}.values()),
        request,
    )
    sections = {one.document_id: _passages_of(one, request) for one in documents}
    texts = [f"{one.section} {one.text}" for passages in sections.values() for one in passages]
    relevance = Relevance.of(request.question, texts)
    laid = Material(
        request=request,
        documents=documents,
        sections=sections,
        relevance=relevance,
    )
    remembered = [known.fact.name for known in request.facts]
    weights = {one.document_id: _weight(one, laid) for one in documents}
    ordered = sorted(documents, key=lambda one: weights[one.document_id], reverse=True)
    return replace(
        laid,
        documents=ordered,
        weights=weights,
        specific=relevance.without(f"{topic_of(ordered[0])} {told_now(request)}"),
        own_words=relevance.without(" ".join([*(one.cancer for one in documents), *remembered])),
    )


def told_now(request: AnswerRequest) -> str:
    """Return names and values of the facts that the message itself tells."""
    reading = Reading(question=request.question, today=request.today)
    now = [known.fact for known in request.facts if reading.is_from_this_message(known)]
    return " ".join(f"{fact.name} {fact.value or ''}" for fact in now)


def _weight(document: Document, material: Material) -> float:
    """Return how well a document fits: as found, by its topic, and by the words it shares."""
    request, relevance = material.request, material.relevance
    own = (f.score for f in request.found if f.passage.document.document_id == document.document_id)
    spoken = _spoken_to(document, material.sections[document.document_id], relevance)
    words = 1 - _WORDS_COUNT + _WORDS_COUNT * spoken * relevance.known_share
    setting = 1.0 if _is_in_setting(document, request) else _OTHER_SETTING
    cancer = _CANCER_NOBODY_NAMED if _is_on_a_cancer_nobody_named(document, request) else 1.0
    found = max(own, default=0.0)
    is_asked_about = (
        is_named(document, request.question)
        and found >= _NOT_FAR_BEHIND
        and _speaks_to_rest(document, material)
    )
    fit = _ITS_DRUG_IS_NAMED if is_asked_about else fit_of(document, request.intents)
    return found * words * setting * cancer * fit


def _speaks_to_rest(document: Document, material: Material) -> bool:
    """Tell whether a document on a drug has a word on what else is asked, if anything is."""
    rest = material.relevance.without(topic_of(document))
    passages = material.sections[document.document_id]
    best = max((_best_piece(passage, rest) for passage in passages), default=0.0)
    return not rest.weights or best >= _A_WORD_ON_IT


def _is_in_setting(document: Document, request: AnswerRequest) -> bool:
    """Tell whether a document on cancer that has spread is asked for, or fits what is remembered."""
    if document.setting not in _SPREAD_SETTINGS:
        return True
    kinds = {known.fact.kind for known in request.facts}
    asked = content_stems(request.question)
    return FactKind.METASTASIS in kinds or bool(asked & library_stems(_SPREAD_WORDS))


def _fitting(documents: list[Document], request: AnswerRequest) -> list[Document]:
    """Leave out documents on another cancer than asked about, or else than remembered."""
    question = request.question.lower()
    asked = {name for one in documents for name in _cancers_of(one) if _is_in(name, question)}
    known = {k.fact.name.lower() for k in request.facts if k.fact.kind is FactKind.CANCER}
    wanted = asked or known
    fitting = (
        [one for one in documents if _cancers_of(one) & (wanted | {_ANY})] if wanted else documents
    )
    first = request.found[0].passage.document.document_id
    about_taken = [
        one for one in fitting if one.document_id == first or _is_on_a_drug_at_hand(one, request)
    ]
    return about_taken or fitting or documents


def _is_on_a_drug_at_hand(document: Document, request: AnswerRequest) -> bool:
    """Tell whether a document on a drug is on one that is asked about or remembered."""
    drugs = (known.fact.name for known in request.facts if known.fact.kind is FactKind.DRUG)
    named = content_stems(" ".join([request.question, *drugs]))
    names = library_stems(" ".join([document.title, document.topic, *document.synonyms]))
    return document.kind != _DRUG or bool((names - library_stems(document.cancer)) & named)


def _is_on_a_cancer_nobody_named(document: Document, request: AnswerRequest) -> bool:
    if document.cancer == _ANY or document.kind == _DRUG:
        return False
    known = {k.fact.name.lower() for k in request.facts if k.fact.kind is FactKind.CANCER}
    question = request.question.lower()
    return not any(one in known or _is_in(one, question) for one in _cancers_of(document))


def _cancers_of(document: Document) -> set[str]:
    """Return the names its cancer goes by; synonyms of other documents name drugs or markers."""
    names = document.synonyms if document.kind == _CANCER else ()
    return {name.lower() for name in (document.cancer, *names)}


def _is_in(cancer: str, question: str) -> bool:
    """Tell whether a lower-case question names a cancer, in whole words ("all" is no leukemia)."""
    return cancer != _ANY and bool(re.search(rf"\b{re.escape(cancer)}s?\b", question))


def _passages_of(document: Document, request: AnswerRequest) -> Sequence[Passage]:
    whole = request.sections.get(document.document_id)
    found = [f.passage for f in request.found]
    return whole or [one for one in found if one.document.document_id == document.document_id]


def _spoken_to(document: Document, passages: Sequence[Passage], relevance: Relevance) -> float:
    """Return how much of the question one passage speaks to, given what the document is about.

    A word in the bold opening of an item counts twice: the item is about it.
    """
    topic = topic_of(document)
    rest = relevance.without(topic)
    missing = 1.0 - relevance.score(topic)
    best = max((_best_piece(passage, rest) for passage in passages), default=0.0)
    return relevance.score(topic) + missing * best


def _best_piece(passage: Passage, relevance: Relevance) -> float:
    whole = relevance.score(f"{passage.section} {passage.text}")
    units = library_units(passage.text)
    return max([whole, *(text_score(unit.text, relevance) for unit in units)])
