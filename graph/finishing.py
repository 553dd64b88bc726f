"""Gather what a turn leaves behind."""

from assistant.domain import Urgency
from graph.state import ScrubbedTurn
from memory.turns import FinishedTurn


def finished_turn(state: ScrubbedTurn) -> FinishedTurn:
    """Return everything `memory` keeps of a turn; the trace holds ids and numbers, never text."""
    if state.answer is None or state.accepted is None:
        raise AssertionError("a finished turn was accepted and has an answer")
    return FinishedTurn(
        accepted=state.accepted,
        question=state.to_keep,
        answer=state.answer,
        urgency=state.triage.urgency,
        changes=state.changes,
        forgets=state.forgets,
        forgets_all=state.forgets_all,
        asks=_facts_asked_about(state),
        asks_conflict=state.fact_question.conflict_id if state.fact_question else None,
        review_reasons=_review_reasons(state),
        waits_for_end=state.completeness.cut_off and not state.answer.citations,
        trace={
            "rules": [flag.rule_id for flag in state.triage.flags],
            "intents": [[one.name.value, round(one.confidence, 3)] for one in state.intents[:3]],
            "findings": [finding.rule for finding in state.findings],
            "found": [one.passage.passage_id for one in state.found],
            "records": sorted({quote.record_id for quote in state.answer.quotes}),
        },
    )


def _facts_asked_about(state: ScrubbedTurn) -> list[str]:
    """Return the facts the answer asks about: under it, or beside the part they matter for."""
    under = [state.fact_question.fact_id] if state.fact_question else []
    asked = [*under, *(block.asks_about for block in state.draft)]
    return [fact_id for fact_id in asked if fact_id]


def _review_reasons(state: ScrubbedTurn) -> list[str]:
    urgent = state.triage.urgency is not Urgency.ROUTINE
    alarms = [f"red flag: {flag.rule_id}" for flag in state.triage.flags] if urgent else []
    findings = sorted({f"finding: {finding.rule}" for finding in state.findings})
    return [*alarms, *findings]
