from assistant.domain import AnswerKind
from tests.web.makers import answer, citation, conversation, known, turn
from web.chat_view import ChatView

VIEW = ChatView(describe=lambda fact: fact.name, origin="http://lantern.test")


def test_the_sources_stand_below_the_text() -> None:
    text = VIEW.text(answer(citations=[citation()]))

    assert text.startswith("Rest helps. [1]\n\n**Sources**")


def test_an_answer_without_sources_is_its_text_with_colons_kept() -> None:
    assert VIEW.text(answer("HER2:low")) == r"HER2\:low"


def test_a_memory_answer_leaves_the_facts_to_its_card() -> None:
    said = answer("What I know:\n\n- letrozole", AnswerKind.MEMORY, facts=[known()])

    assert VIEW.text(said) == "What I know:"


def test_each_source_is_an_element_named_as_its_mark() -> None:
    elements = VIEW.elements(answer(citations=[citation(1), citation(2, "more")]), "m1", "c1")

    assert [one["name"] for one in elements] == ["[1]", "[2]"]
    assert elements[1]["url"] == "http://lantern.test/library/fatigue%402026-11/passages/more"
    assert {one["forId"] for one in elements} == {"m1"}


def test_a_card_has_an_address_so_that_nothing_is_written_to_disk() -> None:
    (card,) = VIEW.elements(answer(facts=[known()]), "m1", "c1")

    assert (card["name"], card["type"]) == ("FactChips", "custom")
    assert card["url"]


def test_a_turn_becomes_question_run_and_answer() -> None:
    thread = VIEW.thread("guest:a", "p", conversation(turn(answer())), ())

    assert [one["type"] for one in thread["steps"] or []] == [
        "user_message",
        "run",
        "assistant_message",
    ]
    assert [one["id"] for one in thread["steps"] or []] == ["k1", "r1", "t1"]
    assert (thread["userIdentifier"], thread["userId"]) == ("guest:a", "p")


def test_an_open_turn_shows_its_question_alone() -> None:
    thread = VIEW.thread("guest:a", "p", conversation(turn(None)), ())

    assert [one["type"] for one in thread["steps"] or []] == ["user_message"]


def test_a_turn_without_a_run_gets_one_that_is_the_same_every_time() -> None:
    steps = VIEW.thread("guest:a", "p", conversation(turn(answer(), run_id=None)), ())["steps"]

    assert (steps or [])[1]["id"] == "t1-run"


def test_thumbs_hang_on_the_run() -> None:
    steps = VIEW.thread("guest:a", "p", conversation(turn(answer(), feedback=0)), ())["steps"]

    assert str((steps or [])[1]["feedback"]).count("'value': 0") == 1


def test_an_old_memory_card_shows_what_is_remembered_now() -> None:
    old = answer("What I know:\n\n- x", AnswerKind.MEMORY, facts=[known("letrozole")])

    thread = VIEW.thread("guest:a", "p", conversation(turn(old)), (known("tamoxifen"),))

    assert "tamoxifen" in str(thread["elements"])
    assert "letrozole" not in str(thread["elements"])
