"""Parsing is safe from many threads, which `ast.parse` of CPython 3.11 is not."""

import ast
from concurrent.futures import ThreadPoolExecutor

import pytest

from judge.package import syntax

SOURCE = "x = [" + ", ".join("(" * 30 + "1" + ")" * 30 for _ in range(200)) + "]\n"


def test_many_threads_parse_at_one_time():
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(syntax.parse, [SOURCE] * 64))
    assert len({ast.dump(tree) for tree in trees}) == 1


def test_an_expression_and_what_is_no_python():
    assert isinstance(syntax.parse("1 + 1", mode="eval"), ast.Expression)
    with pytest.raises(SyntaxError):
        syntax.parse("1 +")


@pytest.mark.parametrize(
    ("annotation", "allowed"),
    [
        ("None", True),
        ("int | None", True),
        ("int | str | None", True),
        ("Optional[int]", True),
        ("typing.Union[int, None]", True),
        ("'float | None'", True),
        ("int", False),
        ("tuple[int | None, float]", False),
        ("'not python ('", False),
    ],
)
def test_an_annotation_tells_whether_none_may_be_returned(annotation, allowed):
    function = syntax.parse(f"def f() -> {annotation}: ...").body[0]
    assert syntax.allows_none(function.returns) is allowed
    assert not syntax.allows_none(None)
