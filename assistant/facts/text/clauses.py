"""Cut a message into sentences and clauses, and say which of them ask or suppose something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.facts.text.cues import CueBook
from assistant.facts.text.marked import Span, Unit
from assistant.facts.text.people_words import load_people_words

SENTENCE_ENDS = {".", "!", "?", "\n", ";"}
ABBREVIATIONS = {"dr", "vs", "mr", "mrs", "ms", "st", "approx", "prof"}
SOFT_BREAKS = {",", "-", ":", "(", ")", "*", "|"}
HARD_WORDS = {
    "but",
    "because",
    "while",
    "whereas",
    "although",
    "though",
    "which",
    "however",
    "unless",
    "if",
    "whether",
    "when",
    "whenever",
    "then",
}
NO_BREAK_BEFORE_SUBJECT = re.compile(
    r"^(?:and|or|but|so|that|if|when|while|since|because|after|before|until|unless|though|although|once|as|than|what|"
    r"how|why|where|which|who|whom|do|does|did|can|could|should|would|will|may|might|shall|is|are|am|was|were|have|has|"
    r"had|for|with|to|of|on|in|at|by|from|think|know|said|says|say|told|hope|guess|wish|believe|like|whether|feel|i|"
    r"the|my|a|an|time|now|then|thing|things|plus|also|not|never|all|any|worried|afraid|scared|sure|glad|happy|told|hoping|wish|figured|dreamed|dreamt|imagined|decided|realize|realized|until|till|,|\(|-|:|mean|meant|and|except|stage|stg|staged|grade|type|phase|class)$"
)
SUBJECT = r"(?:i|we|she|he|they|it|you)"
SUBJECTS = {"we", "she", "he", "they", "you", "this", "that", "who"}
AUX = r"(?:can|could|should|would|will|do|does|did|is|are|am|was|were|has|have|had|may|might|shall)"
ASKED = rf"(?:{AUX} (?:{SUBJECT}|my|her|his|the|this|that|there|anyone|anybody|someone|mom|dad|<[a-z]\d+>)|what|how|why|where|who|any|anyone|tell me)"
VERB = (
    r"(?:re)?(?:started|stopped|switched|changed|moved|had|got|was|were|finished|completed|took|takes?|went|am|is|are|has|"
    r"have|did|taking|diagnosed|tested|just|currently|still|now|then|never|declined|refused|began|put|been|quit|"
    r"starting|start|stop|stopping|begin|beginning|need|needs|came|found|getting|received|will|going|about to|dropped|"
    r"reduced|lowered|cut|increased|recently|currently|doing|also (?:take|takes|taking|on|have|has|had)|had to|on|off|held|paused|"
    r"scheduled|planning|waiting|thinking|considering|wondering|progressed|underwent|tolerating|allergic|not|no longer|hoping)"
)
OPENS = re.compile(
    rf"^(?:{SUBJECT}|me (?:on|with|too)|my|her|his|our|the (?:doctor|oncologist|surgeon|plan|dose|tumou?r|cancer|team)|doctor|oncologist|which|who|that|this|these|{ASKED}|"
    rf"{VERB}|but|so|because|although|though|while|if|when|since|after|before|until|no|yes|not|mom|dad|sister|brother|"
    rf"husband|wife|should|actually|sorry|oops|then|plus i|mine|next|later|eventually|thinking|considering|(?:19|20)\d\d)(?!\S)"
)
AND_OPENS = re.compile(
    rf"^(?:{SUBJECT}|my|her|his|the (?:doctor|oncologist|dose|surgeon|plan)|doctor|oncologist|{ASKED}|{VERB}|then|but|so|if|when|now|mom|dad|should|"
    rf"next|later|maybe|might|after|since)(?!\S)"
)
SINCE_OPENS = re.compile(
    rf"^(?:{SUBJECT}|my (?:\S+ )?(?:was|is|has|had|got)|the \S+ (?:was|is|has|had)|having|taking|doing|being|starting|stopping)(?!\S)"
)
SO_OPENS = re.compile(
    rf"^(?:{SUBJECT}|my|her|his|the|now|doctor|oncologist|then|{AUX}|what|how)(?!\S)"
)
NOW_OPENS = re.compile(
    rf"^(?:{SUBJECT}|on|my|the|taking|<d\d+>|they|doing|waiting|starting|just)(?!\S)"
)
LABEL = 4
"""Units of a label with its colon: "MET exon 14:"."""
SUBORDINATE = re.compile(
    r"^(?:and |but |so )?(?:if|unless|whether|in case|suppose|supposing|assuming|what if|even if|imagine|pretend|let us (?:say|suppose|imagine|pretend|assume)|say (?:i|my|the|he|she))(?!\S)"
)
ASIDE = re.compile(
    r"^(?:while|when|after|before|during|if|on)(?: (?:you are|being))? (?:taking|on|using|doing|having|getting|<[dp]\d+>|being)(?!\S)"
)
GENERAL = re.compile(r"^(?:when|once|if|before|after|that|which|who)(?!\S)")
OWN_SUBJECT = re.compile(
    rf"^(?:and|or|but|then|so|,|also| )*(?:{SUBJECT}|my|her|his|our|the|mom|dad|if|when|while|because|which)(?!\S)"
)
ALREADY = re.compile(r"(?:^| )already(?!\S)")
STATEMENT = re.compile(r"(?:^| )(?:i|we|she|he|my|her|his|mom|dad)(?!\S)")


AFTERTHOUGHT = re.compile(r"^(?:until|till|when|if|before|after|while|once|unless)(?!\S)")
"""What a question ends with: "discontinue till I see my doctor?"."""
POSSIBLE = re.compile(
    r"(?<!\S)(?:is|could|can|would) (?:it|this|that) (?:be )?(?:possible|likely|true|ok|okay|safe|wise|better)(?: that| if)?$"
)
"""What follows is asked too: "is it possible I do not need it anymore"."""
RUN_ON = re.compile(
    r"^(?:(?:i|we|she|he|they) (?!too |as )|(?:can|could|should|would|will|do|does|did|is|are|was|may) (?:i|we|they|you|she|he) |"
    r"(?:is|does|will|can|should|could|would|did) it |"
    r"it (?:is|was|has|did|does|will|stopped|made|gave|worked|went|came|got|helped|took|spread)(?!\S)|what |why |how )"
)


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Units `first` to `last` (exclusive) of a message."""

    units: Sequence[Unit]
    first: int
    last: int
    sentence: int
    question: bool = False
    hypothetical: bool = False
    conditional_sentence: bool = False
    """Some clause of the sentence begins with "if"."""

    @cached_property
    def span(self) -> Span:
        """The clause as text to search."""
        return Span(self.units, self.first, self.last)

    @property
    def text(self) -> str:
        """The clause as marked text."""
        return self.span.text


def split_clauses(units: Sequence[Unit], cues: CueBook) -> list[Clause]:
    """Return the clauses of a message in order."""
    found: list[Clause] = []
    for number, (first, last, asked) in enumerate(_sentences(units)):
        edges = [first, *_breaks(units, first, last), last]
        parts = [(a, b) for a, b in pairwise(edges) if a < b]
        found += _judge(units, parts, number, cues, asked=asked)
    return found


def _sentences(units: Sequence[Unit]) -> Iterator[tuple[int, int, bool]]:
    """Yield first, last and whether it ends with a question mark."""
    first = 0
    for index, unit in enumerate(units):
        if unit.text in SENTENCE_ENDS and not _is_abbreviation(units, index):
            if index > first:
                yield first, index, unit.text == "?" or _next_is_question(units, index)
            first = index + 1
    if first < len(units):
        yield first, len(units), False


def _next_is_question(units: Sequence[Unit], index: int) -> bool:
    return index + 1 < len(units) and units[index + 1].text == "?"


def _is_abbreviation(units: Sequence[Unit], index: int) -> bool:
    if units[index].text != "." or index == 0:
        return False
    return units[index - 1].text in ABBREVIATIONS


def _breaks(units: Sequence[Unit], first: int, last: int) -> Iterator[int]:
    aside = False
    for index in range(first + 1, last):
        if aside and units[index - 1].text == ")":
            aside = False
            yield index
            continue
        following = " ".join(unit.text for unit in units[index : index + 4])
        after = " ".join(unit.text for unit in units[index + 1 : index + 5])
        labelled = (
            index > 1
            and units[index - 1].text == ":"
            and any(unit.mention for unit in units[max(first, index - LABEL) : index - 1])
        )
        inside_range = (
            index > 1 and units[index - 1].text == "-" and units[index - 2].text.isdigit()
        )
        if not (inside_range or labelled) and _breaks_at(
            units[index - 1].text, units[index].text, following, after
        ):
            aside = aside or units[index - 1].text == "("
            yield index


def _breaks_at(before: str, word: str, following: str, after: str) -> bool:
    if before in SOFT_BREAKS:
        return OPENS.match(following) is not None or (
            word in {"and", "or"} and AND_OPENS.match(after) is not None
        )
    if word in HARD_WORDS:
        return before not in {
            "and",
            "but",
            "so",
            "only",
            "even",
            "what",
            "not",
            "nothing",
            "anything",
        }
    if word == "and" and before in load_people_words().gender and after.startswith(("i ", "me ")):
        return False
    if word in {"and", "or", "plus", "&"}:
        return AND_OPENS.match(after) is not None
    return _breaks_before_word(before, word, following, after)


def _breaks_before_word(before: str, word: str, following: str, after: str) -> bool:
    if word in {"since", "after", "before", "until", "as", "once"}:
        return SINCE_OPENS.match(after) is not None
    if word == "so":
        return SO_OPENS.match(after) is not None
    if word == "now":
        return NOW_OPENS.match(after) is not None and before not in {
            "and",
            "am",
            "is",
            "are",
            "right",
        }
    # "They did it": the pronoun is the subject, nothing is asked.
    asks = not (before in SUBJECTS and after.startswith("it"))
    if NO_BREAK_BEFORE_SUBJECT.match(before) or not asks:
        return False
    return RUN_ON.match(following) is not None


def _judge(
    units: Sequence[Unit],
    parts: list[tuple[int, int]],
    sentence: int,
    cues: CueBook,
    *,
    asked: bool,
) -> list[Clause]:
    """Decide clause by clause; a clause without its own subject shares the mood of the one before."""
    texts = [Span(units, a, b).text for a, b in parts]
    opened = [cues.opens_question(text) for text in texts]
    conditional = any(SUBORDINATE.match(text) for text in texts)
    found: list[Clause] = []
    main = max((i for i, text in enumerate(texts) if not AFTERTHOUGHT.match(text)), default=0)
    for index, (text, (first, last)) in enumerate(zip(texts, parts, strict=True)):
        final = asked and index >= main
        question = opened[index] or (final and not (any(opened[:index]) and STATEMENT.search(text)))
        question = question or (any(opened[:index]) and _goes_on_asking(text))
        question = question or (index > 0 and POSSIBLE.search(texts[index - 1]) is not None)
        hypothetical = SUBORDINATE.match(text) is not None
        if index and not opened[index] and not OWN_SUBJECT.match(text) and _is_joined(text):
            question = question or found[-1].question
            hypothetical = hypothetical or found[-1].hypothetical
        found.append(
            Clause(
                units=units,
                first=first,
                last=last,
                sentence=sentence,
                question=question,
                hypothetical=hypothetical,
                conditional_sentence=conditional,
            )
        )
    return found


def _goes_on_asking(text: str) -> bool:
    """Say whether a clause behind a question belongs to it: "what happens when lung cancer ..."."""
    general = GENERAL.match(text) and not STATEMENT.search(text) and not ALREADY.search(text)
    return bool(general) or ASIDE.match(text) is not None


def _is_joined(text: str) -> bool:
    return re.match(r"^(?:and|or|then|,)(?!\S)", text) is not None
