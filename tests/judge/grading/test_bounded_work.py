"""What the judge spends on an output is bounded, whatever a stranger sends: in bytes, and in steps rather than seconds.

Time is held by counting what is executed: a test that looks at a clock fails on a busy machine. Lines of Python are
counted by tracing; what C code does beneath them is linear by construction (no sort of what was not bounded, no
normalisation of a long text, no table of chosen hashes).
"""

import sys

import numpy as np
import pytest

from judge import wire
from judge.grading.compare import compare
from judge.grading.failures import CASE_BYTES, fitting, size
from judge.grading.methods import text
from judge.grading.show import show
from judge.package.problem import Comparison, Entry, Kind, Method
from judge.verdict import CaseResult, Group, Verdict, to_json
from judge.wire import LimitExceeded

COLLIDING = 2**61 - 1  # multiples of it have one hash
MARKS = "a" + "\u0301" * 50_000 + "\u0316" * 50_000


def entry(method):
    return Entry("f", Kind.FUNCTION, ("y",), (), (), {"y": Comparison(method=method)})


def lines_of(call):
    """How many lines of Python a call executes."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


OUTPUTS = {
    "combining marks": lambda n: "a" + "\u0301" * n + "\u0316" * n,
    "a long text": lambda n: "x" * n,
    "sets": lambda n: [set() for _ in range(n)],
    "lists": lambda n: [[] for _ in range(n)],
    "a set of texts": lambda n: {str(i) for i in range(n)},
    "floats": lambda n: [0.5] * n,
    "huge integers": lambda n: [10**300] * n,
    "texts": lambda n: ["x" * 50] * n,
    "a dict": lambda n: {str(i): i for i in range(n)},
    "an array": lambda n: np.ones((n, 2)),
    "objects of many kinds": lambda n: [None, 1, "x", b"y", 1j, True] * (n // 6),
}
EXPECTED = [np.array([1.0, 2.0]), "text", ["a", "b"], [1, 2], {"a": 1}, {1, 2}, None, 1.0, ([1.0], "x"), [np.ones(2)]]


@pytest.mark.parametrize("made", OUTPUTS.values(), ids=OUTPUTS)
@pytest.mark.parametrize("method", [Method.ALLCLOSE, Method.EXACT, Method.UNORDERED, Method.CHECK])
def test_comparing_and_showing_take_steps_in_proportion_to_the_output(made, method):
    small, large = made(1_000), made(4_000)
    for expected in EXPECTED:
        few = lines_of(lambda e=expected: compare(e, small, entry(method)))
        many = lines_of(lambda e=expected: compare(e, large, entry(method)))
        assert many <= 6 * few + 1_000, "four times the output takes at most about four times the work"
        for mismatch in compare(expected, large, entry(method)):
            assert len(mismatch.sentence) < 1_000
            assert len(str(to_json(mismatch))) < CASE_BYTES
    assert lines_of(lambda: show(large)) <= 60_000


@pytest.mark.parametrize("n", [10, 50_000])
def test_only_short_texts_are_normalised(n, monkeypatch):
    asked = []
    monkeypatch.setattr(text.unicodedata, "normalize", lambda _form, value: asked.append(len(value)) or value)
    compare("e" + "\u0301" * n, "e" + "\u0316" * n, entry(Method.ALLCLOSE))
    assert all(length <= text.MAX_NORMALISED for length in asked)
    assert bool(asked) == (n == 10)


def test_a_text_of_many_marks_is_told_by_its_first_difference():
    (mismatch,) = compare("abc", MARKS, entry(Method.ALLCLOSE))
    assert mismatch.sentence.startswith("The text differs from character 1 on")


@pytest.mark.parametrize(
    "value",
    [
        [set() for _ in range(wire.DEFAULT.containers + 1)],
        [[] for _ in range(wire.DEFAULT.containers + 1)],
        {COLLIDING * i for i in range(1, 4_090)},
        dict.fromkeys([COLLIDING * i for i in range(1, 4_090)], 0),
    ],
    ids=["sets", "lists", "a set of one hash", "a dict of one hash"],
)
def test_what_takes_too_long_to_decode_is_refused_on_both_sides(value):
    roomy = wire.WireLimits(containers=10**9, alike=10**9)
    with pytest.raises(wire.Unencodable, match=r"^The value has more"):
        wire.encode(value)
    with pytest.raises(LimitExceeded):
        wire.decode(wire.encode(value, roomy))


def test_the_same_key_in_many_dicts_is_counted_in_each():
    value = [{1: "a", 2: {3: frozenset({1, 2})}} for _ in range(500)]
    assert wire.decode(wire.encode(value)) == value


def test_a_large_array_as_lists_is_still_taken():
    value = np.arange(200_000.0).reshape(-1, 2).tolist()
    assert wire.decode(wire.encode(value)) == value


def test_what_a_forged_answer_says_of_itself_is_cut_to_a_case():
    forged = "\x00" * 64 * 1024
    result = CaseResult(
        "f/edge/a",
        "f",
        Group.EDGE,
        Verdict.RUNTIME_ERROR,
        sentence=forged,
        call=forged,
        stdout=forged,
        stderr=forged,
        traceback=forged,
    )
    assert size(fitting(result)) <= CASE_BYTES
