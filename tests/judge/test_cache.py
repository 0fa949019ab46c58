"""A bounded memory."""

from judge.cache import Cache


def test_the_last_so_many_are_known():
    cache = Cache(2)
    assert cache.get("a") is None
    assert [cache.put(name, name.upper()) for name in "abc"] == ["A", "B", "C"]
    assert [cache.get(name) for name in "abc"] == [None, "B", "C"]


def test_what_is_kept_again_is_the_newest():
    cache = Cache(2)
    for name in "aba":
        cache.put(name, name)
    cache.put("c", "c")
    assert [cache.get(name) for name in "abc"] == ["a", None, "c"]
