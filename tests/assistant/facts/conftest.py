import pytest

from assistant.facts.rules_extractor import RulesExtractor, load_fact_extractor


@pytest.fixture(scope="session")
def extractor() -> RulesExtractor:
    return load_fact_extractor()
