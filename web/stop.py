"""Replace Chainlit's stop handler, which posts a developer's sentence into the chat."""

from chainlit.context import init_ws_context
from chainlit.server import sio
from chainlit.session import WebsocketSession


def replace_stop_handler() -> None:
    """Cancel the running turn; the turn itself says that it was stopped."""
    sio.on("stop", _stop)


async def _stop(sid: str) -> None:
    session = WebsocketSession.get(sid)
    if session is None:
        return
    init_ws_context(session)
    if session.current_task:
        session.current_task.cancel()
