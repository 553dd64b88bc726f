"""Which cancers are kinds of another."""

from assistant.answering.grounded.cancer_families import is_kind_of


def test_a_kind_counts_as_the_general_cancer_at_any_depth() -> None:
    assert is_kind_of("colon cancer", "colorectal cancer")
    assert is_kind_of("glioblastoma", "brain cancer")


def test_the_general_cancer_does_not_count_as_a_kind() -> None:
    assert not is_kind_of("colorectal cancer", "rectal cancer")
    assert not is_kind_of("breast cancer", "colorectal cancer")
