"""What buttons and cards call is there to be called; what it does is tested in tests/chat."""

import ast
import re

from assistant.settings import ROOT

APP = ast.parse((ROOT / "app.py").read_text())
REGISTERED = [
    ast.parse((ROOT / "web" / name).read_text())
    for name in ("card_callbacks.py", "screen_actions.py", "records/record_actions.py")
]
CARDS = ROOT / "web" / "chainlit" / "public" / "elements"
NAMES = {
    "QUICK_REPLY": "quick_reply",
    "DISMISS_ALARM": "dismiss_alarm",
    "UNDO_FORGETTING": "undo_forget",
    "TYPE_ON": "type_on",
    "KEEP": "keep_record",
    "LET_GO": "let_record_go",
    "FORGET": "forget_record",
}


def answered_actions() -> set[str]:
    """Return the actions somebody handles: `app.py`, cards, records and the screen's own."""
    calls = [
        node
        for tree in (APP, *REGISTERED)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "cl.action_callback"
    ]
    listed = [
        key
        for tree in REGISTERED
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if key is not None and "buttons" in ast.unparse(node)
    ]
    named = [ast.unparse(one).strip("'\"") for one in [*(call.args[0] for call in calls), *listed]]
    return {NAMES.get(name, name) for name in named}


def test_every_action_a_card_calls_is_answered() -> None:
    called = {
        name
        for path in CARDS.glob("*.jsx")
        for name in re.findall(
            r"(?:\bact|\bsend|callAction\(\{ name:)\(?\s?'(\w+)'", path.read_text()
        )
    }

    assert called
    assert called <= answered_actions()


def test_every_handler_says_what_it_does() -> None:
    handlers = [node for node in APP.body if isinstance(node, ast.AsyncFunctionDef)]

    assert [
        one.name for one in handlers if not one.name.startswith("_") and not ast.get_docstring(one)
    ] == []
