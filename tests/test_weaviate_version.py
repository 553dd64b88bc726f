"""One version of Weaviate: what tests start is what the compose file runs."""

from assistant.settings import ROOT


def test_the_compose_file_runs_the_version_that_is_tested() -> None:
    version = (ROOT / "deploy" / "weaviate_version").read_text().strip()

    assert f"semitechnologies/weaviate:{version} " in (ROOT / "deploy" / "compose.yaml").read_text()
