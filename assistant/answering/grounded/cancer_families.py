"""Tell whether one cancer is a kind of another: rectal cancer is colorectal cancer."""

from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data

FAMILIES_FILE = Path(__file__).with_name("cancer_families.yaml")


class CancerFamilies(DataShape):
    """The shape of the data file: the general name with its kinds."""

    families: dict[str, list[str]]


def is_kind_of(name: str, wanted: str) -> bool:
    """Tell whether the cancer `name` is `wanted` or one of its kinds, at any depth."""
    return name == wanted or any(is_kind_of(name, kind) for kind in _families().get(wanted, ()))


@cache
def _families() -> dict[str, list[str]]:
    """Read the data file once, on first use; all names in lower case."""
    table = read_data(FAMILIES_FILE, CancerFamilies).families
    return {
        general.casefold(): [kind.casefold() for kind in kinds] for general, kinds in table.items()
    }
