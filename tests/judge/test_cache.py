"""A bounded memory."""

from judge.cache import Cache


def test_the_last_so_many_are_known():
    kept = Cache(2)
    assert kept.get("a") is None
    assert [kept.keep(name, name.upper()) for name in "abc"] == ["A", "B", "C"]
    assert [kept.get(name) for name in "abc"] == [None, "B", "C"]


def test_what_is_kept_again_is_the_newest():
    kept = Cache(2)
    for name in "aba":
        kept.keep(name, name)
    kept.keep("c", "c")
    assert [kept.get(name) for name in "abc"] == ["a", None, "c"]
