"""Load every fixed answer of the program, in one language, with its placeholders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

from pydantic import Field

from assistant.answering.language.data_files import DataShape, read_data
from assistant.domain import FactKind, Intent, QuickReply, Remark, SitePolicy
from assistant.errors import ConfigurationError

WORDINGS_DIR = Path(__file__).with_name("wordings")
SITE_PLACEHOLDERS = {
    "site_name",
    "crisis_phone",
    "emergency_phone",
    "care_team",
    "care_team_sentence",
}


class Phrase(StrEnum):
    """The fixed answers and their pieces; the data file has exactly these."""

    GREETING = "greeting"
    GREETING_AGAIN = "greeting_again"
    GREETING_AGAIN_KNOWN = "greeting_again_known"
    THANKS = "thanks"
    OFF_TOPIC = "off_topic"
    PROMPT_INJECTION = "prompt_injection"
    RECORD_UPLOAD = "record_upload"
    ALARM_DISMISSED = "alarm_dismissed"
    ALARM_DISMISSED_NEXT = "alarm_dismissed_next"
    RECORD_SAYS = "record_says"
    RECORD_SAYS_ON_PAGE = "record_says_on_page"
    RECORD_OWN_WORDS = "record_own_words"
    RECORD_SILENT = "record_silent"
    RECORDS_LIST = "records_list"
    RECORDS_NONE = "records_none"
    RECORDS_DOWN = "records_down"
    HAND_OVER = "hand_over"
    HAND_OVER_UNAVAILABLE = "hand_over_unavailable"
    HEARD = "heard"
    DECLINE = "decline"
    DECLINE_CAN = "decline_can"
    DECLINE_RELATED = "decline_related"
    LIBRARY_DOWN = "library_down"
    LIBRARY_COPY = "library_copy"
    MEMORY_DOWN = "memory_down"
    NOT_SAVED = "not_saved"
    SCRUBBING_FAILED = "scrubbing_failed"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    STOPPED = "stopped"
    FAULT = "fault"
    NOTED = "noted"
    NOTED_FOR_OTHER = "noted_for_other"
    NOTED_QUESTION = "noted_question"
    CORRECTED = "corrected"
    CORRECTED_QUESTION = "corrected_question"
    CORRECTION_UNCLEAR = "correction_unclear"
    TAKEN_BACK = "taken_back"
    STILL_SO = "still_so"
    WHAT_CHANGED = "what_changed"
    FORGOTTEN = "forgotten"
    FORGOTTEN_ORIGIN = "forgotten_origin"
    FRAGMENT_DROPPED = "fragment_dropped"
    NOT_FOUND_TO_FORGET = "not_found_to_forget"
    FORGET_ALL = "forget_all"
    FORGET_ALL_NOTHING = "forget_all_nothing"
    FORGET_ALL_DONE = "forget_all_done"
    FORGET_ALL_KEPT = "forget_all_kept"
    VISIT_READY = "visit_ready"
    MEMORY_EMPTY = "memory_empty"
    MEMORY_INTRO = "memory_intro"
    MEMORY_UNCONFIRMED = "memory_unconfirmed"
    MEMORY_SAID_PATIENT = "memory_said_patient"
    MEMORY_SAID_CAREGIVER = "memory_said_caregiver"
    MEMORY_SAID_REVIEWER = "memory_said_reviewer"
    MEMORY_SAID_DOCUMENT = "memory_said_document"
    MEMORY_QUOTE = "memory_quote"
    PROGNOSIS = "prognosis"
    PROGNOSIS_NO_NUMBERS = "prognosis_no_numbers"
    PROGNOSIS_NOT_NOW = "prognosis_not_now"
    CLARIFY_CUT = "clarify_cut"
    CLARIFY_CUT_BARE = "clarify_cut_bare"
    CLARIFY_SO_FAR = "clarify_so_far"
    CLARIFY_QUESTION = "clarify_question"
    CLARIFY_WORD = "clarify_word"
    WHICH_INTENT = "which_intent"
    CONFLICT = "conflict"
    CONFLICT_PATIENT = "conflict_patient"
    CONFLICT_CAREGIVER = "conflict_caregiver"
    CONFLICT_REVIEWER = "conflict_reviewer"
    CONFLICT_DOCUMENT = "conflict_document"
    CONFLICT_SETTLED = "conflict_settled"
    NOTHING_TO_REWORD = "nothing_to_reword"
    NO_OTHER_WORDS = "no_other_words"
    NOTICE = "notice"
    NOTICE_SHORT = "notice_short"
    UNREVIEWED = "unreviewed"


OWN_PLACEHOLDERS: Mapping[Phrase, frozenset[str]] = {
    Phrase.TOO_LONG: frozenset({"most"}),
    Phrase.RECORD_SAYS: frozenset({"title"}),
    Phrase.RECORD_SAYS_ON_PAGE: frozenset({"title", "page"}),
    Phrase.RECORD_SILENT: frozenset({"records"}),
    Phrase.NOTED: frozenset({"facts"}),
    Phrase.NOTED_FOR_OTHER: frozenset({"facts"}),
    Phrase.CORRECTED: frozenset({"facts"}),
    Phrase.CORRECTED_QUESTION: frozenset({"question"}),
    Phrase.TAKEN_BACK: frozenset({"facts"}),
    Phrase.STILL_SO: frozenset({"facts"}),
    Phrase.FORGOTTEN: frozenset({"facts"}),
    Phrase.FORGOTTEN_ORIGIN: frozenset({"fact", "date"}),
    Phrase.FORGET_ALL: frozenset({"counts"}),
    Phrase.FORGET_ALL_DONE: frozenset({"counts"}),
    Phrase.MEMORY_SAID_PATIENT: frozenset({"date"}),
    Phrase.MEMORY_SAID_CAREGIVER: frozenset({"date"}),
    Phrase.MEMORY_SAID_REVIEWER: frozenset({"date"}),
    Phrase.MEMORY_SAID_DOCUMENT: frozenset({"date"}),
    Phrase.MEMORY_QUOTE: frozenset({"quote"}),
    Phrase.CLARIFY_CUT: frozenset({"tail"}),
    Phrase.CLARIFY_SO_FAR: frozenset({"facts"}),
    Phrase.CONFLICT: frozenset({"name", "one", "other"}),
    Phrase.CONFLICT_PATIENT: frozenset({"fact", "date"}),
    Phrase.CONFLICT_CAREGIVER: frozenset({"fact", "date"}),
    Phrase.CONFLICT_REVIEWER: frozenset({"fact", "date"}),
    Phrase.CONFLICT_DOCUMENT: frozenset({"fact", "date"}),
    Phrase.CONFLICT_SETTLED: frozenset({"fact"}),
}
"""What the code fills in, by phrase; each must stand in the text."""


class Reply(DataShape):
    """A button in the data file."""

    label: str
    message: str


class Wish(Reply):
    """A button for a wish; where it is no question yet, `then` asks for one."""

    then: str = ""


class RemarkWords(DataShape):
    """What is said to a remark."""

    text: str
    replies: list[Reply] = Field(default_factory=list)


class Theme(DataShape):
    """Words of comfort for what weighs."""

    name: str
    asks_safety: bool
    signs: list[re.Pattern[str]]
    text: str
    question: str
    replies: list[Reply]


class Comfort(DataShape):
    """All themes of comfort; `any` when no sign is there."""

    safety_asked: str
    safety_named: str
    human: Reply
    themes: list[Theme]
    any: Theme


class Lists(DataShape):
    """How things are listed in a sentence."""

    last: str
    between: str


class WordingsFile(DataShape):
    """The shape of the data file."""

    phrases: dict[Phrase, str]
    lists: Lists
    replies: dict[Phrase, list[Reply]]
    counts: dict[str, tuple[str, str]]
    memory_groups: dict[FactKind, str]
    intents: dict[Intent, Wish]
    comfort: Comfort
    remarks: dict[Remark, RemarkWords]
    sent_to_model: str
    """Added to what is said about privacy where a chat model is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The fixed answers of one site in one language."""

    file: WordingsFile
    site: Mapping[str, str]

    def text(self, phrase: Phrase, **values: str) -> str:
        """Return `phrase` with the site's words and `values` filled in."""
        return self.fill(self.file.phrases[phrase], **values)

    def fill(self, template: str, **values: str) -> str:
        """Return `template` with the site's words and `values` filled in."""
        return template.format(**{**self.site, **values}).strip()

    def replies(self, phrase: Phrase) -> tuple[QuickReply, ...]:
        """Return the buttons below `phrase`."""
        return tuple(to_reply(reply) for reply in self.file.replies.get(phrase, ()))

    def after_wish(self, message: str) -> str:
        """Return what is said to the button of a wish, pressed or typed word for word; else nothing."""
        said = message.strip().casefold()
        wishes = (one for one in self.file.intents.values() if one.message.casefold() == said)
        return next((one.then for one in wishes), "")

    def listed(self, things: list[str]) -> str:
        """Return "a", "a and b", or "a, b and c"."""
        *most, last = things or [""]
        lists = self.file.lists
        return lists.last.join([*([lists.between.join(most)] if most else []), last])

    def counted(self, counts: Mapping[str, int]) -> str:
        """Return "3 facts and 1 conversation"; what there is none of is left out."""
        forms = {
            name: self.file.counts.get(name, ("1 " + name, "{count} " + name)) for name in counts
        }
        said = [
            forms[name][count != 1].format(count=count) for name, count in counts.items() if count
        ]
        return self.listed(said)


def to_reply(reply: Reply) -> QuickReply:
    """Return a button of the data file as the domain knows it."""
    return QuickReply(label=reply.label, message=reply.message)


def load_phrases(policy: SitePolicy, site_name: str = "Lantern") -> Phrases:
    """Return the fixed answers in the site's language, or raise `ConfigurationError`.

    A language without a file is answered in English.
    """
    path = WORDINGS_DIR / f"{policy.language}.yaml"
    file = read_wordings(path if path.exists() else WORDINGS_DIR / "en.yaml")
    site = _site_words(policy, site_name)
    sent = file.sent_to_model if policy.uses_chat_model else ""
    return Phrases(file=file, site={**site, "sent_to_model": sent})


@cache
def read_wordings(path: Path) -> WordingsFile:
    """Return the file at `path` once checked, or raise `ConfigurationError` with all faults."""
    file = read_data(path, WordingsFile)
    faults = [f"phrases.{one.value}: is missing" for one in Phrase if one not in file.phrases]
    faults += [
        f for phrase, text in file.phrases.items() for f in _placeholder_faults(phrase, text)
    ]
    faults += [
        f"memory_groups.{k.value}: is missing" for k in FactKind if k not in file.memory_groups
    ]
    faults += [f"remarks.{one.value}: is missing" for one in Remark if one not in file.remarks]
    if faults:
        raise ConfigurationError(f"{path.name} is faulty.", faults)
    return file


def _placeholder_faults(phrase: Phrase, text: str) -> list[str]:
    own = OWN_PLACEHOLDERS.get(phrase, frozenset())
    named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    unknown = [f"{{{one}}} is unknown" for one in sorted(named - own - SITE_PLACEHOLDERS)]
    missing = [f"{{{one}}} is missing" for one in sorted(own - named)]
    empty = [] if text.strip() else ["is empty"]
    return [f"phrases.{phrase.value}: {fault}" for fault in [*unknown, *missing, *empty]]


def _site_words(policy: SitePolicy, site_name: str) -> dict[str, str]:
    phone = policy.care_team_phone
    team = f"your cancer team ({phone})" if phone else "your cancer team"
    return {
        "site_name": site_name,
        "crisis_phone": policy.crisis_phone,
        "emergency_phone": policy.emergency_phone,
        "care_team": team,
        "care_team_sentence": f"You can reach {team} by phone.",
    }
