"""Intents, cut-off messages, continuations."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What the person wants."""

    GREETING = "greeting"
    THANKS = "thanks"
    TREATMENT_OPTIONS = "treatment_options"
    SURGERY = "surgery"
    SYMPTOM_SIDE_EFFECT = "symptom_side_effect"
    DRUG_QUESTION = "drug_question"
    DIET_LIFESTYLE = "diet_lifestyle"
    INTEGRATIVE = "integrative"
    CLINICAL_TRIALS = "clinical_trials"
    TEST_RESULTS = "test_results"
    PROGNOSIS = "prognosis"
    COST_LOGISTICS = "cost_logistics"
    EMOTIONAL_SUPPORT = "emotional_support"
    CONTEXT_STATEMENT = "context_statement"
    CONTEXT_RECALL = "context_recall"
    CORRECTION = "correction"
    DELETE_DATA = "delete_data"
    RECORD_UPLOAD = "record_upload"
    OFF_TOPIC = "off_topic"
    PROMPT_INJECTION = "prompt_injection"


class Remark(StrEnum):
    """What is said to Lantern or about it, and not asked of the library."""

    NOT_SAFE = "not_safe"
    SAFE = "safe"
    GOODBYE = "goodbye"
    ALL_RIGHT = "all_right"
    GLAD = "glad"
    SORRY = "sorry"
    AFFECTION = "affection"
    NOTHING_SAID = "nothing_said"
    BARE_YES = "bare_yes"
    BARE_NO = "bare_no"
    WHAT_CAN_YOU_DO = "what_can_you_do"
    WHO_ARE_YOU = "who_are_you"
    ARE_YOU_A_DOCTOR = "are_you_a_doctor"
    WHO_MADE_YOU = "who_made_you"
    FEELINGS = "feelings"
    TRUST = "trust"
    PRIVACY = "privacy"
    FAMILY_SEES = "family_sees"
    CARE_TEAM_SEES = "care_team_sees"
    OTHERS_SEE = "others_see"
    LANGUAGES = "languages"
    TEARS = "tears"
    INSULT = "insult"
    ANGER_AT_CANCER = "anger_at_cancer"
    NOT_ANSWERED = "not_answered"
    THE_OTHER_ONE = "the_other_one"
    TALK_TO_A_PERSON = "talk_to_a_person"


class Rewording(StrEnum):
    """How a person wants the last answer given again."""

    SHORTER = "shorter"
    SIMPLER = "simpler"
    AGAIN = "again"
    MORE = "more"
    """What was left out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedIntent:
    """An intent and how sure the detector is, 0 to 1."""

    name: Intent
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Whether a message stopped before its end, and how it may go on."""

    cut_off: bool = False
    tail: str = ""
    """The last words as typed that show the cut."""
    completions: tuple[str, ...] = ()
    """Whole endings of the last word or clause, best first, at most four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """Whether a second message ends the first, and the message both make."""

    continues: bool
    joined: str | None = None
