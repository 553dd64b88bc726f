"""Draw the turn into docs/turn.mmd (`make picture`); a test compares the two."""

from pathlib import Path

from graph.build import build_turn_graph

PICTURE = Path(__file__).parents[1] / "docs" / "turn.mmd"


def draw() -> str:
    """Return the picture of the graph that runs, as Mermaid."""
    return build_turn_graph().get_graph().draw_mermaid()


if __name__ == "__main__":
    PICTURE.write_text(draw())
