"""Rules about the tree that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "graph", "memory", "web", "evals", "tests")
ENTRY_POINTS = {"app", "cli", "bootstrap"}
MAY_IMPORT_ENTRY_POINTS = ("evals/", "tests/")
MAY_MAKE_SCRUBBED_TEXT = ("assistant/phi/", "memory/", "graph/state.py", "tests/")
LINES_PER_FILE = 300
GIVEN = {"assistant", "graph", "memory", "app.py", "chainlit.md", "tests", "pyproject.toml"}
OURS = {
    "bootstrap.py", "cli.py", "web", "library", "evals", "docs", "deploy", "Makefile", "CHANGELOG.md",
    "CONTRIBUTING.md", "SECURITY.md", "README.md", "LICENSE", "langgraph.json", "requirements.txt",
    "requirements-dev.txt", ".ci", ".gitignore", ".env.example",
}  # fmt: skip
LEFT_BY_TOOLS = {".git", ".venv", "var", "__pycache__"}


def sources() -> list[Path]:
    inside = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [*inside, *(ROOT / f"{name}.py" for name in ENTRY_POINTS)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls_of(name: str) -> Iterator[str]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == name:
                yield named(path)


def test_only_the_scrubber_and_the_store_make_scrubbed_text() -> None:
    makers = {
        path for path in calls_of("ScrubbedText") if not path.startswith(MAY_MAKE_SCRUBBED_TEXT)
    }

    assert makers == set()
    assert list(calls_of_a_values_type()) == []


def calls_of_a_values_type() -> Iterator[str]:
    """`type(words)(...)` would make scrubbed text of anything."""
    for path in (ROOT / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Call) and ast.unparse(called.func) == "type":
                yield named(path)


def test_each_node_file_defines_the_node_it_is_named_after() -> None:
    for path in (ROOT / "graph" / "nodes").glob("[a-z]*.py"):
        functions = [
            node.name
            for node in ast.parse(path.read_text()).body
            if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_")
        ]
        assert functions == [path.stem]


def test_nodes_are_short() -> None:
    for path in (ROOT / "graph" / "nodes").glob("[a-z]*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.body[0].lineno
                assert lines <= 20, f"{path.name} thinks too much"


def test_nothing_imports_an_entry_point() -> None:
    for path in sources():
        if named(path).startswith(MAY_IMPORT_ENTRY_POINTS) or path.parent == ROOT:
            continue
        assert ENTRY_POINTS.isdisjoint(_imports(path)), named(path)


def _imports(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
    return modules


def test_files_stay_short() -> None:
    long = [
        named(path) for path in sources() if len(path.read_text().splitlines()) > LINES_PER_FILE
    ]

    assert long == []


def test_app_stays_a_page_of_handlers() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) < 150


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(path) for path in sources() if not _is_test(path) and not _docstring(path)]

    assert silent == []


def _is_test(path: Path) -> bool:
    return named(path).startswith("tests/")


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text()))


def test_every_module_is_imported_somewhere() -> None:
    """A module nobody imports is dead, unless it is run by name."""
    imported = {module for path in sources() for module in _all_imports(path)}
    run_by_name = {
        "graph.picture",
        "memory.new_migration",
        "memory.migrations.env",
        "evals.bench",
        "web.records.confined",
    }
    modules = {
        named(path)[:-3].replace("/", ".")
        for path in sources()
        if not _is_test(path) and path.name != "__init__.py" and path.parent != ROOT
        and "versions" not in path.parts and not named(path).startswith("evals/")
    }  # fmt: skip

    assert sorted(modules - imported - run_by_name) == []


def _all_imports(path: Path) -> set[str]:
    """Imports in both readings: `from a import b` may name the module a.b."""
    modules = set(_imports(path))
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
    return modules


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_pin_everything_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in text
    assert [pin for pin in pins if "==" not in pin] == []
    assert text.count("--hash=sha256:") >= len(pins)


def test_the_top_level_holds_what_was_agreed_and_nothing_else() -> None:
    ignored = re.compile(r"\.(mypy|ruff|pytest|import_linter|hypothesis|coverage|env$).*")
    there = {path.name for path in ROOT.iterdir() if not ignored.match(path.name)}

    assert there - LEFT_BY_TOOLS - GIVEN - OURS == set()
    assert there >= GIVEN
