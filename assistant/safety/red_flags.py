"""Decides how urgent a message is, by rule and without a model."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from assistant.domain import RedFlag, SitePolicy, Triage, Urgency, most_urgent
from assistant.english_words import english_words
from assistant.errors import ConfigurationError
from assistant.safety.lay_text import LayReader
from assistant.safety.lexicon import (
    FOLDER,
    Lexicon,
    read_lexicon,
    read_measures,
    read_scopes,
    read_short_forms,
)
from assistant.safety.likeness import Likeness, load_likeness
from assistant.safety.measures import MeasuredText, MeasureReader
from assistant.safety.misspellings import Misspellings
from assistant.safety.patterns import Items, PatternCompiler, PatternGroup
from assistant.safety.rule_file import FILE, RedFlagRule, read_rules
from assistant.safety.scopes import Scope, ScopedText


@dataclass(frozen=True, slots=True, kw_only=True)
class _CompiledRule:
    rule: RedFlagRule
    all_of: tuple[PatternGroup, ...]
    given: tuple[PatternGroup, ...]
    unless: PatternGroup
    unless_in_clause: PatternGroup
    heeds: tuple[Scope, ...]
    needs: Items
    """Of every group of `all_of` and `given`, the item without which it can't be found."""


class RedFlagRules:
    """Rules of red flags, compiled; a `RedFlagChecker`."""

    def __init__(
        self,
        rules: Sequence[_CompiledRule],
        *,
        reader: LayReader,
        measures: MeasureReader,
        figures: PatternGroup,
        compiler: PatternCompiler,
        likeness: Likeness | None,
    ) -> None:
        self._rules = rules
        self._by_need = _by_rarest_need(rules, compiler)
        self._reader = reader
        self._measures = measures
        self._figures = figures
        self._table = compiler.table
        self._likeness = likeness

    def triage(self, text: str) -> Triage:
        """Return the highest urgency any rule finds in `text`, and the rules that fired."""
        read = self._read(text)
        scoped = ScopedText(read.text.split(), self._table)
        scoped.blank_out(self._figures)
        found = [_flag(rule.rule, read) for rule in self._likely(scoped) if _fires(rule, scoped)]
        flags = most_urgent([*found, *self._alike(read.text, found)])
        return Triage(urgency=flags[0].urgency if flags else Urgency.ROUTINE, flags=flags)

    def _likely(self, text: ScopedText) -> list[_CompiledRule]:
        """Return the rules that may fire, in the order of their file."""
        places = {n for item in text.present(self._by_need) for n in self._by_need[item]}
        return [self._rules[place] for place in sorted(places)]

    def _alike(self, text: str, found: Sequence[RedFlag]) -> Iterator[RedFlag]:
        """Yield alarms by likeness, where no rule has found an emergency yet."""
        is_known = any(flag.urgency is Urgency.EMERGENCY for flag in found)
        if self._likeness and not is_known:
            yield from self._likeness.flags(text)

    def plain(self, text: str) -> str:
        """Return a message in the plain form that rules and likeness are looked for in."""
        return self._read(text).text

    def _read(self, text: str) -> MeasuredText:
        return self._measures.read(self._reader.read(text).text)


def load_red_flags(policy: SitePolicy) -> RedFlagRules:
    """Load the rules for a clinic; raise `ConfigurationError` with every fault at once."""
    return read_red_flags(policy, rule_file=FILE, folder=FOLDER, likeness=load_likeness())


def load_rules_alone(policy: SitePolicy) -> RedFlagRules:
    """Load the rules without likeness, as its training needs them."""
    return read_red_flags(policy, rule_file=FILE, folder=FOLDER)


def read_red_flags(
    policy: SitePolicy, *, rule_file: Path, folder: Path, likeness: Likeness | None = None
) -> RedFlagRules:
    """Build the rules from their files; raise `ConfigurationError` with every fault at once."""
    faults: list[str] = []
    lexicon = read_lexicon(folder, faults)
    compiler = PatternCompiler(lexicon.concepts)
    scopes = read_scopes(folder, compiler, faults)
    rules = read_rules(rule_file, faults)
    faults += _unknown_scopes(rules, scopes)
    compiled = [_compile(rule, scopes, compiler) for rule in rules]
    figures = compiler.compile(lexicon.figures_of_speech)
    faults += [f"patterns: {fault}." for fault in dict.fromkeys(compiler.faults)]
    if faults:
        raise ConfigurationError("The red-flag rules cannot be used:", faults)
    return RedFlagRules(
        compiled,
        reader=LayReader(read_short_forms(folder), _misspellings(lexicon)),
        measures=read_measures(folder, policy),
        figures=figures,
        compiler=compiler,
        likeness=likeness,
    )


def _compile(
    rule: RedFlagRule, scopes: Sequence[Scope], compiler: PatternCompiler
) -> _CompiledRule:
    all_of = tuple(map(compiler.compile, rule.all_of))
    given = tuple(map(compiler.compile, rule.given))
    return _CompiledRule(
        rule=rule,
        all_of=all_of,
        given=given,
        needs=Items(group.trigger for group in (*all_of, *given)),
        unless=compiler.compile(rule.unless),
        unless_in_clause=compiler.compile(rule.unless_in_clause),
        heeds=tuple(scope for scope in scopes if scope.name not in rule.ignores),
    )


def _by_rarest_need(
    rules: Sequence[_CompiledRule], compiler: PatternCompiler
) -> dict[int, list[int]]:
    """Return the places of the rules by the item they need that the fewest words may be."""
    places: dict[int, list[int]] = {}
    for place, rule in enumerate(rules):
        places.setdefault(min(rule.needs, key=compiler.width_of), []).append(place)
    return places


def _unknown_scopes(rules: Sequence[RedFlagRule], scopes: Sequence[Scope]) -> list[str]:
    names = {scope.name for scope in scopes}
    return [
        f'{FILE.name}, rule "{rule.rule_id}": scope "{name}" is unknown.'
        for rule in rules
        for name in sorted(rule.ignores - names)
    ]


def _misspellings(lexicon: Lexicon) -> Misspellings:
    english = english_words()
    return Misspellings(_vocabulary(lexicon.concepts, english), english=english)


def _vocabulary(concepts: dict[str, list[str]], english: frozenset[str]) -> Iterator[str]:
    """Yield the words of the concepts; of a stem, the English words that begin with it."""
    items = {item for patterns in concepts.values() for p in patterns for item in p.split()}
    words = set("|".join(items).replace("_", "|").split("|"))
    yield from filter(str.isalpha, words)
    stems = [word[:-1] for word in words if word.endswith("*") and word[:-1].isalpha()]
    yield from stems
    in_order = sorted(english)
    for stem in stems:
        yield from _beginning_with(stem, in_order)


def _beginning_with(stem: str, in_order: Sequence[str]) -> Iterator[str]:
    start = bisect_left(in_order, stem)
    return takewhile(lambda word: word.startswith(stem), in_order[start:])


def _fires(rule: _CompiledRule, text: ScopedText) -> bool:
    return (
        text.may_have_all(rule.needs)  # most rules end here
        and all(any(_live(group, rule, text)) for group in rule.all_of)
        and all(text.spans(group) for group in rule.given)
        and not text.spans(rule.unless)
    )


def _live(group: PatternGroup, rule: _CompiledRule, text: ScopedText) -> Iterator[bool]:
    """Yield true for everything found that no scope silences."""
    for span in text.spans(group):
        if not any(text.is_silenced(span, scope) for scope in rule.heeds):
            yield not text.stands_in_clause(rule.unless_in_clause, span)


def _flag(rule: RedFlagRule, read: MeasuredText) -> RedFlag:
    value = next(iter(read.shown.values()), "")
    return RedFlag(
        rule_id=rule.rule_id,
        category=rule.category,
        urgency=rule.urgency,
        sign=rule.sign.replace("{value}", f" of {value}" if value else ""),
    )
