"""What a person would see of a chat, put together from the events a browser gets."""

from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]

_PUTS = {
    "new_message": "messages",
    "update_message": "messages",
    "stream_start": "messages",
    "element": "elements",
    "action": "actions",
}
_REMOVES = {"delete_message": "messages", "remove_action": "actions"}


@dataclass
class Screen:
    """Messages, elements and buttons by id, in the order they came; and everything that came."""

    events: list[tuple[str, Payload]] = field(default_factory=list)
    messages: dict[str, Payload] = field(default_factory=dict)
    elements: dict[str, Payload] = field(default_factory=dict)
    actions: dict[str, Payload] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    """What was streamed, piece by piece."""
    thread: Payload = field(default_factory=dict)
    """The conversation that was resumed."""
    thread_id: str = ""

    def take(self, event: str, data: Payload) -> None:
        """Change as the browser's screen would."""
        self.events.append((event, data))
        if event in _PUTS:
            getattr(self, _PUTS[event])[data["id"]] = data
        elif event in _REMOVES:
            getattr(self, _REMOVES[event]).pop(data["id"], None)
        self._take_stream(event, data)
        if event == "first_interaction":
            self.thread_id = data["thread_id"]
        if event == "resume_thread":
            self.thread = data

    def _take_stream(self, event: str, data: Payload) -> None:
        if event == "stream_start":
            self.pieces.append(data["output"])
        if event == "stream_token":
            self.messages[data["id"]]["output"] += data["token"]
            self.pieces.append(data["token"])

    def texts(self, kind: str = "assistant_message") -> list[str]:
        """Return what was said, in order."""
        return [one["output"] for one in self.messages.values() if one["type"] == kind]

    def resumed(self, kind: str = "assistant_message") -> list[str]:
        """Return what a resumed conversation shows, in order."""
        return [one["output"] for one in self.steps(kind)]

    def steps(self, kind: str) -> list[Payload]:
        """Return the steps of one type of a resumed conversation."""
        return [one for one in self.thread.get("steps", []) if one["type"] == kind]

    def count(self, event: str) -> int:
        """Return how many times an event came."""
        return sum(name == event for name, _ in self.events)
