"""The whole turn on one screen."""

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from graph import routes
from graph.context import TurnContext
from graph.nodes.accept_turn import accept_turn
from graph.nodes.acknowledge_facts import acknowledge_facts
from graph.nodes.answer_about_memory import answer_about_memory
from graph.nodes.answer_from_records import answer_from_records
from graph.nodes.answer_remark import answer_remark
from graph.nodes.ask_about_facts import ask_about_facts
from graph.nodes.ask_about_numbers import ask_about_numbers
from graph.nodes.ask_which_wish import ask_which_wish
from graph.nodes.check_answer import check_answer
from graph.nodes.check_completeness import check_completeness
from graph.nodes.check_red_flags import check_red_flags
from graph.nodes.clarify import clarify
from graph.nodes.comfort import comfort
from graph.nodes.decline import decline
from graph.nodes.detect_intent import detect_intent
from graph.nodes.escalate import escalate
from graph.nodes.find_passages import find_passages
from graph.nodes.forget_facts import forget_facts
from graph.nodes.greet import greet
from graph.nodes.hand_over import hand_over
from graph.nodes.join_fragment import join_fragment
from graph.nodes.list_records import list_records
from graph.nodes.note_facts import note_facts
from graph.nodes.offer_visit_page import offer_visit_page
from graph.nodes.recall import recall
from graph.nodes.redirect import redirect
from graph.nodes.remember_turn import remember_turn
from graph.nodes.scrub_answer import scrub_answer
from graph.nodes.scrub_message import scrub_message
from graph.nodes.write_answer import write_answer
from graph.state import ScrubbedTurn, TurnInput, TurnState

TurnGraph: TypeAlias = CompiledStateGraph[TurnState, TurnContext, TurnInput, ScrubbedTurn]
Builder: TypeAlias = StateGraph[TurnState, TurnContext, TurnInput, ScrubbedTurn]


def build_turn_graph() -> TurnGraph:
    """Wire the nodes. No checkpointer: `memory` is the only thing that persists."""
    turn = StateGraph(
        TurnState, context_schema=TurnContext, input_schema=TurnInput, output_schema=ScrubbedTurn
    )
    _add_nodes(turn)
    _add_replies(turn)

    # Nothing that can fail runs before the words of `escalate` are on screen.
    turn.add_edge(START, "check_red_flags")
    _choose(turn, "check_red_flags", routes.after_red_flags)
    _choose(turn, "escalate", routes.after_escalating)
    turn.add_edge("scrub_message", "accept_turn")
    _choose(turn, "accept_turn", routes.after_accepting)
    _choose(turn, "recall", routes.after_recalling)
    _choose(turn, "join_fragment", routes.after_joining)
    _choose(turn, "detect_intent", routes.after_intents)
    turn.add_edge("check_completeness", "note_facts")
    _choose(turn, "note_facts", routes.after_noting)
    _choose(turn, "find_passages", routes.after_finding)
    turn.add_edge("write_answer", "check_answer")
    _choose(turn, "check_answer", routes.after_checking)
    for node in ("clarify", "greet", "redirect", "comfort", "answer_about_memory", "forget_facts",
                 "answer_from_records", "list_records", "ask_about_numbers", "hand_over",
                 "acknowledge_facts", "decline", "ask_which_wish", "offer_visit_page", "answer_remark"):  # fmt: skip
        turn.add_edge(node, "ask_about_facts")
    turn.add_edge("ask_about_facts", "scrub_answer")
    turn.add_edge("scrub_answer", "remember_turn")
    turn.add_edge("remember_turn", END)
    return turn.compile(name="turn")


def _choose(turn: Builder, node: str, route: Callable[[ScrubbedTurn], str]) -> None:
    """Add a choice. It runs in the event loop: plain functions LangGraph would send to a thread."""

    @wraps(route)
    async def choose(state: ScrubbedTurn) -> str:
        return route(state)

    turn.add_conditional_edges(node, choose)


def _add_nodes(turn: Builder) -> None:
    turn.add_node(check_red_flags)
    turn.add_node(escalate)
    turn.add_node(scrub_message)
    turn.add_node(accept_turn)
    turn.add_node(recall)
    turn.add_node(join_fragment)
    turn.add_node(detect_intent)
    turn.add_node(check_completeness)
    turn.add_node(note_facts)
    turn.add_node(find_passages)
    turn.add_node(write_answer)
    turn.add_node(check_answer)
    turn.add_node(ask_about_facts)
    turn.add_node(scrub_answer)
    turn.add_node(remember_turn)


def _add_replies(turn: Builder) -> None:
    turn.add_node(clarify)
    turn.add_node(greet)
    turn.add_node(redirect)
    turn.add_node(comfort)
    turn.add_node(answer_about_memory)
    turn.add_node(answer_remark)
    turn.add_node(answer_from_records)
    turn.add_node(list_records)
    turn.add_node(forget_facts)
    turn.add_node(ask_about_numbers)
    turn.add_node(ask_which_wish)
    turn.add_node(hand_over)
    turn.add_node(offer_visit_page)
    turn.add_node(acknowledge_facts)
    turn.add_node(decline)
