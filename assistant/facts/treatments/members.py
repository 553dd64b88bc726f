"""Name the medicines of the regimens a person takes: who told of CAPOX also takes oxaliplatin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.domain import FactKind, FactStatus, RememberedFact

_NEVER_TAKEN = {FactStatus.NEGATED, FactStatus.ALLERGY}
"""Who declined FOLFOX may well take one of its medicines."""


class RegimenMembers:
    """Knows the medicines of each regimen, by the name its facts have."""

    def __init__(self, members: Mapping[str, Sequence[str]]) -> None:
        self._members = members

    def with_members(self, known: Sequence[RememberedFact]) -> tuple[RememberedFact, ...]:
        """Return `known` and, behind it, the medicines of its regimens that were not told by themselves.

        A member has an id of its own, of which memory knows nothing.
        """
        told = {one.fact.slot for one in known}
        more = [one for one in self._of_all(known) if one.fact.slot not in told]
        return (*known, *{one.fact.slot: one for one in more}.values())

    def _of_all(self, known: Sequence[RememberedFact]) -> Iterator[RememberedFact]:
        for one in known:
            for name in self._members.get(one.fact.name, ()) if _is_taken(one) else ():
                fact = replace(one.fact, name=name, value=None, within=one.fact.name)
                yield replace(one, fact_id=f"{one.fact_id}/{name}", fact=fact)


def _is_taken(known: RememberedFact) -> bool:
    return known.fact.kind is FactKind.DRUG and known.fact.status not in _NEVER_TAKEN
