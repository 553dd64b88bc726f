"""Say whose fact something is: the patient's, a relative's, a stranger's, or unclear."""

from collections.abc import Sequence

from assistant.domain import Role
from assistant.facts.claims import Whose
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.cared_for import find_cared_for
from assistant.facts.people.person import (
    FIRST_PERSON,
    Person,
    first_behind,
    genders_in,
    in_front,
    is_beside,
    is_child,
    is_likened,
    is_neighbour,
    is_object,
    is_of_stranger,
    is_scan,
    is_time_of_life,
    names_another,
    only_says,
    presents_self,
)
from assistant.facts.text.clauses import Clause
from assistant.facts.text.people_words import load_people_words

WORDS = Patterns("people")

WE = {"we", "us", "our", "ours"}
SHE = {"she", "her", "hers", "herself"}
HE = {"he", "him", "his", "himself"}
SELF = {"himself", "herself"}
THEY = {"they", "them"}
OWNERS = {"my", "his", "her", "our", "an", "the"}
POSSESSORS = {"her", "his", "their"}
OBJECT_WORDS = {"me", "him", "her", "us", "them"}
REACH = 3
"""Units between "me" and the end of its verb: "put me on"."""
OWNER_REACH = 4
"""Units between "my" and what is owned."""
DESCRIBED_AS = {"woman", "man", "lady", "guy", "person", "patient"}
"""How a record speaks of the patient."""
DESCRIBED = 8


class SubjectResolver:
    """Walks through the clauses of one message and remembers who was spoken of last."""

    def __init__(
        self,
        speaker: Role,
        clauses: Sequence[Clause],
        told: Sequence[str] = (),
        family: Sequence[str] = (),
        *,
        of_stranger: bool = False,
    ) -> None:
        """`told`, `family`: quotes of facts known to be the patient's, and of relatives'.

        `of_stranger`: the message before spoke of one.
        """
        self._words = load_people_words()
        self._caregiver = speaker is Role.CAREGIVER
        self._document = speaker is Role.DOCUMENT
        self._cared_for = find_cared_for(clauses, told) if self._caregiver else ""
        self._family = genders_in(family) if speaker is Role.PATIENT else frozenset()
        goes_on = of_stranger and speaker is Role.PATIENT
        self._last_other: Whose | None = Whose.STRANGER if goes_on else None
        self._last_gender = ""
        self._carried: tuple[int, Whose] | None = None
        self._by_clause = {clause.first: self._read(clause) for clause in clauses}

    def whose(
        self, clause: Clause, place: int, after: int | None = None, *, looks_behind: bool = True
    ) -> Whose:
        """Return whose the thing at unit `place` is; `after`: where its cue ends, if before it.

        `looks_behind`: who is named only behind it may own it.
        """
        people, carried = self._by_clause[clause.first]
        if self._words.family_phrases.search(clause.text):
            return Whose.FAMILY
        has_verb = after is not None and after <= place
        verb_end = after if after is not None and has_verb else place
        nearest = verb_end - 1 if has_verb else place - OWNER_REACH
        objects = [p for p in people if p.object and verb_end - REACH <= p.place < place]
        before = [p for p in people if p.place <= place]
        owners = [p for p in before if p.possessive and p.place >= nearest]
        acting = [p for p in before if not p.object]
        subjects = [p for p in acting if not p.owns] or acting
        found = objects or owners or subjects
        behind = first_behind(people, place) if looks_behind and carried is None else None
        return found[-1].whose if found else behind or carried or Whose.PATIENT

    def _read(self, clause: Clause) -> tuple[list[Person], Whose | None]:
        carried = self._carried_into(clause)
        people = self._people_in(clause)
        if clause.first and clause.units[clause.first - 1].text == "(":
            # An aside: what follows it goes on about whom the sentence was about.
            return people, carried
        speaking = [p for p in in_front(people) if not p.object]
        if speaking:
            self._carried = (clause.sentence, speaking[-1].whose)
        elif carried is not None:
            self._carried = (clause.sentence, carried)
        return people, carried

    def _carried_into(self, clause: Clause) -> Whose | None:
        """Within a sentence the subject stands; into the next, only somebody else's story does."""
        if self._carried is None:
            return None
        sentence, whose = self._carried
        if sentence == clause.sentence or (
            whose is not Whose.PATIENT and clause.sentence - sentence == 1 and self._goes_on(clause)
        ):
            return whose
        return None

    @staticmethod
    def _goes_on(clause: Clause) -> bool:
        return WORDS.goes_on.match(clause.text) is not None

    def _people_in(self, clause: Clause) -> list[Person]:
        people: list[Person] = []
        texts = [unit.text for unit in clause.units[clause.first : clause.last]]
        for offset in range(len(texts)):
            person = self._person(texts, offset, clause.first + offset)
            if person is not None:
                if people and names_another(people[-1], person):
                    # "My mother's sister": the sister is spoken of, not the mother.
                    people.pop()
                people.append(person)
        return self._without_sayers(people, clause)

    def _without_sayers(self, people: list[Person], clause: Clause) -> list[Person]:
        """Leave out a relative who only says or does something for the patient."""
        kept = []
        for person in people:
            tail = " ".join(u.text for u in clause.units[person.place + 1 : clause.last])
            if only_says(person, people, tail):
                continue
            kept.append(person)
        return kept

    def _person(self, texts: list[str], offset: int, place: int) -> Person | None:
        base, possessive = self._base(texts, offset)
        if is_time_of_life(texts, offset) or is_likened(texts, offset):
            return None
        whose = self._somebody(texts, offset, base)
        if whose is None:
            return self._pronoun(texts, offset, place)
        self._remember(whose, self._words.gender.get(base, ""))
        beside = is_beside(texts, offset)
        return Person(place=place, whose=whose, word=base, possessive=possessive, beside=beside)

    def _base(self, texts: list[str], offset: int) -> tuple[str, bool]:
        """Return the word for a person without its ending, and whether it says what they own."""
        word, relatives = texts[offset], self._words.gender
        following = texts[offset + 1] if offset + 1 < len(texts) else ""
        plural = word.endswith("s") and word[:-1] in relatives
        possessive = following == "'s" or (
            plural and (following.startswith("<") or word not in relatives)
        )
        if is_child(texts, offset):
            return "child", possessive
        shortened = possessive and following != "'s" and word not in relatives
        return word[:-1] if shortened else word, possessive

    def _somebody(self, texts: list[str], offset: int, base: str) -> Whose | None:
        """Return whose the story of a relative or a stranger is; None for any other word."""
        if base in self._words.gender:
            return self._relative(texts, offset, base)
        if base not in self._words.strangers or is_scan(texts, offset, base):
            return None
        if base == self._cared_for:
            return Whose.PATIENT
        if presents_self(texts, offset, base):
            return None
        former = base == "ex" and (not offset or texts[offset - 1] not in OWNERS)
        described = WORDS.describes.search(" ".join(texts[max(0, offset - DESCRIBED) : offset]))
        is_patient = self._document and base in DESCRIBED_AS
        return None if former or described or is_patient else Whose.STRANGER

    def _remember(self, whose: Whose, gender: str) -> None:
        self._last_other, self._last_gender = whose, gender

    def _pronoun(self, texts: list[str], offset: int, place: int) -> Person | None:
        word = texts[offset]
        whose = self._whose_pronoun(texts, offset)
        if whose is None:
            return None
        follows = " ".join(texts[offset + 1 : offset + 4])
        if is_neighbour(texts, offset):
            return None
        acted_on = word in OBJECT_WORDS and (word != "her" or is_object(follows))
        owner = word in {"my", "his", "our", "their"} or (word == "her" and not acted_on)
        return Person(place=place, whose=whose, word=word, possessive=owner, object=acted_on)

    def _whose_pronoun(self, texts: list[str], offset: int) -> Whose | None:
        word = texts[offset]
        if word in FIRST_PERSON or word in WE:
            return self._first_person(texts, offset)
        if word in SHE | HE:
            return self._third_person("f" if word in SHE else "m", texts, offset)
        if WORDS.name.fullmatch(word):
            return self._named(texts, offset)
        return None

    def _first_person(self, texts: list[str], offset: int) -> Whose | None:
        word = texts[offset]
        if word in {"my", "our"} and self._leads_to_person(texts, offset):
            return None
        if word == "i" and WORDS.mind.match(" ".join(texts[offset + 1 : offset + 4]) + " "):
            return None
        if word in WE or not self._caregiver:
            return Whose.PATIENT
        return Whose.FAMILY

    def _leads_to_person(self, texts: list[str], offset: int) -> bool:
        """Say whether "my" belongs to a relative, a friend or a doctor named right after it."""
        for place, word in enumerate(texts[offset + 1 : offset + 6], start=offset + 1):
            if place > offset + 3 and not is_child(texts, place):
                continue
            if (
                word in self._words.gender
                or is_child(texts, place)
                or word in self._words.strangers
                or word in self._words.clinicians
            ):
                return True
            if word.startswith("<") or word in {"is", "was", "has"}:
                return False
        return False

    def _third_person(self, gender: str, texts: list[str], offset: int) -> Whose | None:
        if texts[offset] in POSSESSORS and self._leads_to_person(texts, offset):
            return None
        # "He himself" turns from a relative back to the person cared for.
        himself = self._caregiver and SELF & set(texts[offset : offset + 2])
        if self._document or himself:
            return Whose.PATIENT
        if self._last_other is not None and self._last_gender in {"", gender}:
            return self._last_other
        if self._caregiver:
            return Whose.PATIENT
        lone = Whose.UNCLEAR if self._last_other else self._lone_pronoun(texts, offset)
        known = lone is Whose.UNCLEAR and self._family & {"", gender}
        return Whose.FAMILY if known else lone

    def _lone_pronoun(self, texts: list[str], offset: int) -> Whose | None:
        """Without anybody named, "she" is the doctor when she does something to "me"."""
        follows = texts[offset + 1 : offset + 5]
        doctor = WORDS.clinical.match(" ".join(follows)) and texts[offset] in {"he", "she"}
        return None if doctor or {"me", "my", "i"} & set(follows) else Whose.UNCLEAR

    def _named(self, texts: list[str], offset: int) -> Whose | None:
        before = texts[offset - 1] if offset else ""
        if (
            before in self._words.clinicians | {".", "am", "named", "hi", "hello"}
            or before in self._words.gender
        ):
            return None
        follows = texts[offset + 1] if offset + 1 < len(texts) else ""
        if follows not in {
            "is",
            "was",
            "has",
            "had",
            "takes",
            "took",
            "started",
            "on",
            "'s",
            "stopped",
            "got",
            "needs",
        }:
            return None
        return Whose.PATIENT if self._caregiver else Whose.STRANGER

    def _relative(self, texts: list[str], offset: int, base: str) -> Whose | None:
        # "I am her sister": the one who writes, and no other person.
        writer = self._caregiver and texts[max(0, offset - 3) : offset - 1] == ["i", "am"]
        if writer or texts[offset - 1 : offset] in (["no"], ["without"]):
            return None
        # The husband of a lady in the next chair.
        hers = POSSESSORS & set(texts[max(0, offset - 2) : offset]) and not self._caregiver
        if is_of_stranger(texts, offset) or (hers and self._last_other is Whose.STRANGER):
            return Whose.STRANGER
        if not self._caregiver:
            return Whose.FAMILY
        before = texts[max(0, offset - 3) : offset]
        if POSSESSORS & set(before) or "'s" in before:
            return Whose.FAMILY
        return Whose.PATIENT if base == self._cared_for or not self._cared_for else Whose.FAMILY
