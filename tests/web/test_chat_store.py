import pytest
from chainlit.types import Pagination, ThreadFilter
from chainlit.user import User

from assistant.domain import Actor
from memory.memory import Memory
from tests.memory.makers import new_turn, tell
from tests.web.makers import without_database
from web.chat_store import ChatStore
from web.chat_view import ChatView

pytestmark = pytest.mark.anyio
VIEW = ChatView(describe=lambda fact: fact.name, origin="http://lantern.test")


@pytest.fixture
def store(memory: Memory) -> ChatStore:
    return ChatStore(memory, VIEW)


@pytest.fixture
async def patient(memory: Memory) -> Actor:
    return await memory.people.sign_in("guest:patient")


async def page(store: ChatStore, user_id: str, cursor: str | None = None) -> list[str]:
    found = await store.list_threads(
        Pagination(first=1, cursor=cursor), ThreadFilter(userId=user_id)
    )
    return [one["name"] or "" for one in found.data]


async def test_a_new_person_is_made_and_found(store: ChatStore) -> None:
    assert await store.get_user("guest:a") is None

    made = await store.create_user(User(identifier="guest:a"))

    found = await store.get_user("guest:a")
    assert made is not None
    assert found is not None
    assert made.id == found.id


async def test_a_thread_belongs_to_its_author(
    store: ChatStore, memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "what helps")

    thread = await store.get_thread("c1")

    assert await store.get_thread_author("c1") == "guest:patient"
    assert thread is not None
    assert thread["userIdentifier"] == "guest:patient"


async def test_an_unknown_thread_is_nobodys(store: ChatStore) -> None:
    assert await store.get_thread("none") is None
    assert await store.get_thread_author("none") == ""


async def test_threads_are_listed_in_pages_newest_first(
    store: ChatStore, memory: Memory, patient: Actor
) -> None:
    for name in ("older", "newer"):
        await memory.turns.accept(patient, new_turn(name, conversation=name))
    first = await store.list_threads(Pagination(first=1), ThreadFilter(userId=patient.person_id))

    assert [one["name"] for one in first.data] == ["newer"]
    assert first.pageInfo.hasNextPage
    assert await page(store, patient.person_id, first.pageInfo.endCursor) == ["older"]


async def test_nobody_has_no_threads(store: ChatStore) -> None:
    assert await page(store, "") == []


async def test_what_chainlit_would_store_is_ignored(
    store: ChatStore, memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "what helps")

    await store.update_thread("c1", name="Maria's raw words", metadata={"secret": "x"})

    thread = await store.get_thread("c1")
    assert thread is not None
    assert (thread["name"], thread["metadata"]) == ("what helps", {})


async def test_a_deleted_thread_is_gone(store: ChatStore, memory: Memory, patient: Actor) -> None:
    await tell(memory, patient, "what helps")

    await store.delete_thread("c1")

    assert await store.get_thread("c1") is None


async def test_a_database_that_is_down_keeps_nobody_out(memory: Memory) -> None:
    assert await ChatStore(without_database(memory), VIEW).get_thread("c1") is None


async def test_a_conversation_in_which_a_record_is_looked_at_opens_without_a_turn(
    memory: Memory,
) -> None:
    ann = await memory.people.sign_in("guest:ann")
    store = ChatStore(memory, VIEW, looking_in={"c9": ann.person_id}.get)

    thread = await store.get_thread("c9")

    assert await store.get_thread_author("c9") == "guest:ann"
    assert thread is not None
    assert (thread["userIdentifier"], thread["steps"]) == ("guest:ann", [])
    assert await store.get_thread("c8") is None
