"""The words around records on screen, from a data file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.domain import Answer, AnswerKind, Fact, ForgottenRecord, RememberedFact, Role
from memory.record_writing import Confirmation
from web.word_files import load_words

_FOLDER = Path(__file__).parents[1] / "wordings" / "records"


class RecordWords(BaseModel):
    """What is said while a record is read, shown, kept and forgotten."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: str
    scrubbing: str
    """With {done} and {parts}."""
    found: str
    """With {title}."""
    found_nothing: str
    """With {title}."""
    found_before: str
    """With {title}."""
    shown: str
    """With {title}."""
    kept: str
    """With {count} and {title}."""
    kept_one: str
    """With {title}."""
    kept_none: str
    """With {title}."""
    text_kept: str
    """With {title}."""
    text_and_file_kept: str
    """With {title}."""
    text_not_kept: str
    let_go: str
    forgotten: str
    """With {title}."""
    back: str
    """With {facts}."""
    not_done: str
    answers_without: str
    lost: str
    asking: str
    """Words that questions begin with."""
    told: dict[Role, str]
    """What is remembered already, by who said it; with {fact} and {date}."""

    @property
    def asking_words(self) -> frozenset[str]:
        """The words questions begin with."""
        return frozenset(self.asking.split())

    def told_before(self, known: RememberedFact, describe: Callable[[Fact], str]) -> str:
        """Return what is remembered of the same thing, and who said it when."""
        told = self.told[known.role]
        return told.format(fact=describe(known.fact), date=day_of(known.recorded_at))

    def shown_question(self, title: str) -> str:
        """Return what the showing of a record is kept as; a title holds no words of the record."""
        return self.shown.format(title=title.lower())

    def kept_answer(self, confirmed: Confirmation) -> Answer:
        """Return what is said once something was kept."""
        title, count = confirmed.record.title.lower(), len(confirmed.facts)
        some = self.kept_one if count == 1 else self.kept
        said = (some if count else self.kept_none).format(count=count, title=title)
        text = f"{said} {self._about_text(confirmed).format(title=title)}"
        return Answer(text=text, kind=AnswerKind.NOTED)

    def _about_text(self, confirmed: Confirmation) -> str:
        if not confirmed.keeps_text:
            return self.text_not_kept
        return self.text_and_file_kept if confirmed.original else self.text_kept

    def forgotten_answer(self, gone: ForgottenRecord, describe: Callable[[Fact], str]) -> str:
        """Return what is said once a record was forgotten."""
        said = self.forgotten.format(title=gone.title.lower())
        back = "; ".join(describe(one.fact) for one in gone.back)
        return f"{said} {self.back.format(facts=back)}" if back else said


def day_of(moment: datetime) -> str:
    """Return a day as the cards show it."""
    return f"{moment:%B} {moment.day}, {moment.year}"


def load_record_words(language: str) -> RecordWords:
    """Return the words of a language, or raise `ConfigurationError` with all faults."""
    return load_words(_FOLDER, language, RecordWords)
