"""The picture in the docs is the graph that runs, and its words agree."""

from dataclasses import fields

from graph.build import build_turn_graph
from graph.picture import PICTURE, draw
from graph.state import ScrubbedTurn, TurnState, TurnUpdate


def test_docs_show_the_current_graph() -> None:
    assert draw() == PICTURE.read_text()


def test_every_update_names_a_state_field() -> None:
    assert set(TurnUpdate.__annotations__) <= {field.name for field in fields(TurnState)}


def test_the_scrubbed_turn_has_no_message_as_typed() -> None:
    assert "message" not in {field.name for field in fields(ScrubbedTurn)}


def test_nothing_comes_before_the_red_flags() -> None:
    edges = build_turn_graph().get_graph().edges

    assert [edge.target for edge in edges if edge.source == "__start__"] == ["check_red_flags"]
    assert {edge.target for edge in edges if edge.source == "check_red_flags"} == {
        "escalate",
        "scrub_message",
    }


def test_every_answer_is_scrubbed_before_it_is_remembered() -> None:
    edges = build_turn_graph().get_graph().edges

    before = {edge.source for edge in edges if edge.target == "remember_turn"}

    # Behind `note_facts` only approved emergency words are remembered as they stand.
    assert before == {"scrub_answer", "note_facts"}
