from collections.abc import Callable

import pytest

from judge.package.problem import Comparison, Entry, Kind


def make_entry(*returns: str, **comparisons: Comparison) -> Entry:
    declared = {name: comparisons.get(name, Comparison()) for name in returns or ("y",)}
    return Entry("f", Kind.FUNCTION, tuple(declared), (), (), declared)


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    """Makes an entry with the named outputs; their comparisons are the default's unless given by name."""
    return make_entry
