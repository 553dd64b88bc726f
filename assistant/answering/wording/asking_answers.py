"""Ask back: a cut-off message, an unclear wish, numbers someone may not want."""

from collections.abc import Sequence

from assistant.answering.wording.comfort import words_on_dying
from assistant.answering.wording.wordings import Phrase, Phrases, to_reply
from assistant.domain import Answer, AnswerKind, Completeness, Intent, QuickReply

MOST_INTENTS = 3
COMMONEST = (Intent.SYMPTOM_SIDE_EFFECT, Intent.DRUG_QUESTION, Intent.TREATMENT_OPTIONS)


def clarify(phrases: Phrases, completeness: Completeness, understood: Sequence[str]) -> Answer:
    """Quote the tail as typed, say what was understood, ask one question, offer whole endings.

    The message of a button is the ending alone; that of "something else" is empty: it only asks the
    person to type.
    """
    tail = completeness.tail.strip()
    quoted = phrases.text(Phrase.CLARIFY_CUT, tail=tail) if tail else ""
    so_far = phrases.text(Phrase.CLARIFY_SO_FAR, facts="; ".join(understood)) if understood else ""
    opening = " ".join(filter(None, [quoted or phrases.text(Phrase.CLARIFY_CUT_BARE), so_far]))
    endings = tuple(QuickReply(label=one, message=one) for one in completeness.completions)
    return Answer(
        text=f"{opening}\n\n{phrases.text(_question_for(completeness))}",
        kind=AnswerKind.CLARIFY,
        quick_replies=(*endings, *phrases.replies(Phrase.CLARIFY_QUESTION)),
    )


def ask_about_numbers(phrases: Phrases, question: str = "") -> Answer:
    """Ask before survival figures are shown; who asks about dying is answered as a person first."""
    words = words_on_dying(phrases, question)
    return Answer(
        text=words or phrases.text(Phrase.PROGNOSIS),
        kind=AnswerKind.ASK,
        quick_replies=phrases.replies(Phrase.PROGNOSIS),
    )


def ask_which_intent(phrases: Phrases, intents: Sequence[Intent]) -> Answer:
    """Ask what a message is about, with the likeliest wishes as buttons, best first; then the commonest."""
    likeliest = dict.fromkeys([*intents, *COMMONEST])
    known = [phrases.file.intents[one] for one in likeliest if one in phrases.file.intents]
    return Answer(
        text=phrases.text(Phrase.WHICH_INTENT),
        kind=AnswerKind.ASK,
        quick_replies=tuple(to_reply(reply) for reply in known[:MOST_INTENTS]),
    )


def ask_for_more(phrases: Phrases, message: str) -> Answer:
    """Ask for the question itself, once somebody said what it is about."""
    return Answer(text=phrases.after_wish(message), kind=AnswerKind.ASK)


def _question_for(completeness: Completeness) -> Phrase:
    """Return the question for a word that broke off, or for a sentence that did."""
    last = next(reversed(completeness.tail.lower().split()), "")
    firsts = [one.lower().split()[0] for one in completeness.completions if one.strip()]
    is_broken_word = any(first != last and first.startswith(last) for first in firsts)
    return Phrase.CLARIFY_WORD if last and is_broken_word else Phrase.CLARIFY_QUESTION
