"""Author's code answers from its sandbox: valid, call, check, shrink, and what fails in it."""

import numpy as np
import pytest

from judge import wire
from judge.package.authors import AuthorFault, Authors
from judge.package.load import load

CHECK = """
import numpy as np


def centre(inputs, output, expected, expect):
    inputs["x"][:] = 0  # nothing that it changes is seen again
    if expect is not None:
        return f"expected {expect['word']}"
    return None if np.allclose(output, expected) else "no"
"""

SHOW = """
def show(entry, /, x, axis=-1, **rest):
    return f"{entry}({x!r}, {axis})" + "".join(f" {word}={value!r}" for word, value in rest.items())
"""


@pytest.fixture
def ask(folder, sandbox):
    opened = []

    def ask():
        opened.append(Authors(sandbox, load(folder)))
        return opened[-1]

    yield ask
    for authors in opened:
        authors.close()


def encoded(**inputs):
    return bytes(wire.encode(inputs))


def test_valid(ask):
    authors = ask()
    assert authors.valid("centre", encoded(x=np.array([1.0]))) is None
    assert authors.valid("centre", encoded(x=np.array([np.nan]))) == "x must be finite and at most 1e9 in magnitude."
    assert authors.valid("centre", encoded(x=np.array([1.0]), axis=3)) == "axis must name an axis of x."
    assert "outside the task (TypeError" in authors.valid("centre", encoded(y=1))


def test_call_prints_what_show_gives(ask, edit):
    assert ask().call("centre", encoded(x=np.array([1.0]))) == ""
    edit("drive.py", None, SHOW)
    edit("functions.py", None, "def line(a): return lambda x: a * x")
    authors = ask()
    inputs = encoded(x=np.array([1.0, 2.0]), f=wire.Fn("line", a=2.0), rng=wire.Rng(3), l=wire.Layout([1], "readonly"))
    assert authors.call("centre", inputs) == (
        "centre(np.array([1., 2.]), -1) f=line(a=2.0) rng=np.random.default_rng(3) l=np.array([1])"
    )


SHOW_ARRAYS = (
    "def show(entry, /, x, ys): return f'x = {x!r}\\nfor y in {ys!r}:\\n    f(1, {ys[0]!r}, {x!r})'"
    "\n\ndef centre(submission, x, ys): return submission.centre(x)"
)


def test_the_rows_of_arrays_stand_below_each_other(ask, edit):
    """Wherever an array begins in a line: below what it begins with stands the rest."""
    edit("drive.py", None, SHOW_ARRAYS)
    inputs = encoded(x=np.array([[1.0, -2.0], [3.0, 4.0]]), ys=[np.eye(2, dtype=int), np.array(["a\nb", "\ue001"])])
    assert ask().call("centre", inputs).splitlines() == [
        "x = np.array([[ 1., -2.],",
        "              [ 3.,  4.]])",
        "for y in [np.array([[1, 0],",
        "                    [0, 1]]), np.array(['a\\nb', '\\ue001'], dtype='<U3')]:",
        "    f(1, np.array([[1, 0],",
        "                   [0, 1]]), np.array([[ 1., -2.],",
        "                                       [ 3.,  4.]]))",
    ]


def test_check_sees_inputs_output_expected_and_expect(ask, edit):
    edit("problem.toml", '"allclose"', '"check"')
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("check.py", None, CHECK)
    authors = ask()
    inputs, one, two = encoded(x=np.ones(2)), bytes(wire.encode([0.0])), bytes(wire.encode([1.0]))
    assert authors.check("centre", inputs, one, one, None) is None
    assert authors.check("centre", inputs, two, one, None) == "no"
    assert authors.check("centre", inputs, one, one, bytes(wire.encode({"word": "more"}))) == "expected more"
    with pytest.raises(AuthorFault, match=r"check.py:8: TypeError"):
        authors.check("centre", inputs, one, one, bytes(wire.encode(3)))
    assert authors.check("centre", inputs, one, one, None) is None  # it goes on


def test_code_that_does_not_load_is_blamed(ask, edit):
    edit("functions.py", None, "x = 1\n1 / 0\n")
    with pytest.raises(AuthorFault, match=r"functions.py:2: ZeroDivisionError"):
        ask().build()


def test_code_that_ends_the_process_is_blamed_and_asked_again(ask, edit):
    edit(
        "cases.py",
        "    if not isinstance",
        "    if np.size(x) == 9:\n        __import__('os')._exit(3)\n    if not isinstance",
    )
    authors = ask()
    with pytest.raises(AuthorFault, match="The author's code had to be stopped"):
        authors.valid("centre", encoded(x=np.ones(9)))
    assert authors.valid("centre", encoded(x=np.ones(2))) is None


def smallest(authors, fails, **request):
    """Shrink, with the answers that `fails` gives for the decoded inputs."""
    authors.send({"ask": "shrink", "entry": "centre", "seed": 1, "max_examples": 200, **request}, "cases.py")
    while "try" in (message := authors.receive("cases.py")):
        authors.send({"fails": fails(wire.decode(message["try"]))}, "cases.py")
    return message["smallest"] and wire.decode(message["smallest"])


def test_shrinking_finds_the_smallest_failing_input(ask):
    found = smallest(ask(), lambda inputs: inputs["x"].size > 1 and (inputs["x"] == -2.0).any(), group="random")
    assert found["x"].shape == (2,)
    assert -2.0 in found["x"]
    assert "axis" not in found


def test_shrinking_finds_nothing_where_nothing_fails(ask):
    assert smallest(ask(), lambda inputs: False, group="random") is None


def test_shrinking_asks_other_strategies_where_the_group_has_none(ask, edit):
    edit("cases.py", ", valid=valid)", ", valid=valid, groups=['edge'])")
    authors = ask()
    assert smallest(authors, lambda inputs: True, group="random") is not None
    assert smallest(authors, lambda inputs: True, group="edge") is not None
