"""Custom cases as people type them: what is read, what is refused, and where the refusal points."""

import math
from dataclasses import replace

import numpy as np
import pytest

from judge.package.literals import MAX_TEXT, LiteralError, parse_case
from judge.package.load import load
from judge.package.problem import Entry, Kind, Param
from judge.wire import Fn, Layout, Rng, encode

FUNCTIONS = "def quadratic(a, b=1.0): ...\ndef _helper(): ...\n"


@pytest.fixture
def problem(folder):
    softmax = Entry(
        "softmax", Kind.FUNCTION, ("p",), (), (Param("x"), Param("axis", default="-1"), Param("rng", True, "None"))
    )
    grad = Entry("softmax_grad", Kind.FUNCTION, ("g",), (), (Param("x"), Param("grad_output")))
    return replace(load(folder), entries=(softmax, grad), functions=FUNCTIONS)


A = np.array
READ = [
    ("softmax(3)", 3),
    ("softmax(-2.5)", -2.5),
    ("softmax(x=[1, 2.0, True, None, 'a', b'b'])", [1, 2.0, True, None, "a", b"b"]),
    ("softmax((1, 2))", (1, 2)),
    ("softmax({1: 'a', 'b': (2,)})", {1: "a", "b": (2,)}),
    ("softmax({1, 2})", {1, 2}),
    ("softmax(set())", set()),
    ("softmax(frozenset([1]))", frozenset([1])),
    ("softmax(1 + 2j)", 1 + 2j),
    ("softmax([0.0] * 3)", [0.0, 0.0, 0.0]),
    ("softmax([(1, 2)] * 2)", [(1, 2), (1, 2)]),
    ("softmax([] * 10 ** 9)", []),
    ("softmax(np.zeros((1000, 1000)).astype(np.int8).reshape(-1, 1))", np.zeros((10**6, 1), np.int8)),
    ("softmax(2 ** 10 / 4)", 256.0),
    ("softmax([np.inf, -np.inf, inf, math.pi])", [math.inf, -math.inf, math.inf, math.pi]),
    ("softmax(float('-inf'))", -math.inf),
    ("softmax(np.array([1., 2.]))", A([1.0, 2.0])),
    ("softmax(array([1, 2]))", A([1, 2])),
    ("softmax(numpy.array([1, 2], dtype=np.float32))", A([1, 2], np.float32)),
    ("softmax(np.array([1, 2], dtype='int8'))", A([1, 2], np.int8)),
    ("softmax(np.array([1, 2], dtype=float))", A([1.0, 2.0])),
    ("softmax(np.array([True, False]))", A([True, False])),
    ("softmax(-np.array([1.0, 2.0]))", A([-1.0, -2.0])),
    ("softmax(np.zeros((2, 3)))", np.zeros((2, 3))),
    ("softmax(np.full(2, 7.0))", np.full(2, 7.0)),
    ("softmax(np.arange(6.0).reshape(2, 3))", np.arange(6.0).reshape(2, 3)),
    ("softmax(np.arange(6).reshape(2, 3).T)", np.arange(6).reshape(2, 3).T),
    ("softmax(np.array([1.5]).astype(int))", A([1])),
    ("softmax(np.float32(1.5))", np.float32(1.5)),
    ("softmax(np.random.default_rng(7))", Rng(7)),
    ("softmax(Rng(7))", Rng(7)),
    ("softmax(quadratic(2.0, b=3.0))", Fn("quadratic", a=2.0, b=3.0)),
    ("softmax(Fn('quadratic', a=2.0))", Fn("quadratic", a=2.0)),
    ("softmax(Layout([[1.0]], 'strided'))", Layout(A([[1.0]]), "strided")),
    ("  softmax(\n  [1.0],  # the input\n)", [1.0]),
    ("x = [1.0]", [1.0]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_a_value_is_read(problem, text, expected):
    entry, inputs = parse_case(problem, text)
    assert entry == "softmax"
    assert encode(inputs["x"]) == encode(expected)


def test_nan_is_read(problem):
    assert math.isnan(parse_case(problem, "softmax(np.nan)")[1]["x"])


def test_inputs_by_position_and_name(problem):
    assert parse_case(problem, "softmax(1, 2)") == ("softmax", {"x": 1, "axis": 2})
    assert parse_case(problem, "softmax(1, rng=2)") == ("softmax", {"x": 1, "rng": 2})


def test_inputs_alone_mean_the_entry_that_they_fit(problem):
    assert parse_case(problem, "x=1, grad_output=2")[0] == "softmax_grad"


REFUSED = [
    ("", 1, "Write a call"),
    ("softmax(", 1, "'(' was never closed"),
    ("x=[1,", 6, "does not match"),
    ("1 + 1", 1, "Write a call"),
    ("softmx(1)", 1, 'Did you mean "softmax"?'),
    ("other.softmax(1)", 1, "is not what this problem asks for"),
    ("y=1", 1, "Say which function is meant: softmax(...) or softmax_grad(...)."),
    ("softmax()", 1, "softmax also needs x."),
    ("softmax(1, 2, 3)", 15, "softmax takes 2 positional inputs."),
    ("softmax(1, axs=2)", 12, 'softmax has no input "axs"'),
    ("softmax(1, x=2)", 12, 'The input "x" is there twice.'),
    ("softmax(**a)", 11, "** can't be used"),
    ("softmax({**a})", 9, "** can't be used"),
    ("softmax(foo)", 9, 'The name "foo" means nothing here.'),
    ("softmax('é', foo)", 14, 'The name "foo" means nothing here.'),
    ("softmax(1,\n foo)", 2, 'The name "foo" means nothing here.'),
    ("softmax(__import__('os'))", 9, "can't be called in a case"),
    ("softmax(np.load('x'))", 9, "can't be called in a case"),
    ("softmax(().__class__)", 9, "means nothing here"),
    ("softmax(''.join(['a']))", 9, "can't be called in a case"),
    ("softmax(_helper())", 9, "can't be called in a case"),
    ("softmax([i for i in a])", 9, "can't be part of a case"),
    ("softmax(lambda: 1)", 9, "can't be part of a case"),
    ("softmax(f'{1}')", 9, "can't be part of a case"),
    ("softmax(...)", 9, "can't be part of a case"),
    ("softmax(a := 1)", 9, "can't be part of a case"),
    ("softmax(not 1)", 9, "Only + and - stand before a number."),
    ("softmax(-'a')", 9, "A sign belongs to a number or an array."),
    ("softmax('a' * 3)", 9, "Only numbers are computed with"),
    ("softmax(1 << 9)", 9, "Only + - * / // % and ** work"),
    ("softmax(1 / 0)", 9, "Division by zero"),
    ("softmax(9 ** 9 ** 9)", 9, "too large"),
    ("softmax([0] * 10 ** 9)", 9, "more than 100000 items in all"),
    ("softmax({((0,) * 20000,) * 20000: 1})", 10, "more than 100000 items in all"),
    ("softmax({((0,) * 20000, (0,) * 20000) * 3, 1})", 10, "more than 100000 items in all"),
    ("softmax(np.array([[0] * 9000] * 9000))", 18, "more than 100000 items in all"),
    ("softmax([[0] * 60000, [0] * 60000])", 23, "more than 100000 items in all"),
    ("softmax(np.array([np.zeros(10 ** 6)] * 9))", 18, "more than 100000 items in all"),
    ("softmax([np.zeros((10 ** 9, 0))])", 10, "more than 100000 items in all"),
    ("softmax(np.zeros(0).reshape(10 ** 9, 0))", 9, "more than 100000 items in all"),
    ("softmax(np.zeros((2 ** 1000,) * 30000))", 9, "At most 32 dimensions."),
    ("softmax(np.zeros((9999, 9999)))", 9, "At most 1000000 elements."),
    ("softmax(np.zeros((-1, 3)))", 9, "At most 1000000 elements."),
    ("softmax(np.arange(1e12))", 9, "At most 1000000 elements."),
    ("softmax(np.array([[1], [2, 3]]))", 9, "The rows have different lengths."),
    ("softmax(np.array([1, None]))", 9, "An element is not a number."),
    ("softmax(np.array([1], dtype=object))", 29, 'The dtype "object" does not work here'),
    ("softmax(np.array([1], dtype='flaot64'))", 29, 'Did you mean "float64"?'),
    ("softmax({[]: 1})", 9, "nhashable"),
    ("softmax(np.random.default_rng(-1))", 9, "A seed is an integer of zero or more."),
    ("softmax(np.random.default_rng())", 9, "missing"),
    ("softmax(quadratic(1, 2, 3))", 9, "quadratic takes 2 parameters."),
    ("softmax(quadratic(c=1))", 9, 'quadratic has no parameter "c"'),
    ("softmax(Fn('cubic'))", 9, "one of this problem's functions: quadratic."),
    ("softmax(Layout([1.0], 'diagonal'))", 9, "unknown"),
    ("softmax(" + "[" * 90 + "]" * 90 + ")", 60, "nested deeper"),
    ("softmax(" + "-" * 9000 + "1)", 1, "nested too deep"),
    ("softmax(" + "+".join(["1"] * 9000) + ")", 1, "nested too deep"),
    ("softmax(" + "lambda:" * 2000 + "1)", 1, "nested too deep"),
    ("softmax" + ".a" * 9000 + "()", 1, "nested too deep"),
    ("softmax(x" + ".a" * 9000 + ")", 1, "nested too deep"),
    ("(" + "lambda:" * 2000 + "1)()", 1, "nested too deep"),
    ("softmax('" + "a" * MAX_TEXT + "')", 1, "characters"),
    ("softmax('\0')", 1, "not a Python expression"),
]  # fmt: skip


PROGRAMS = [
    "X = [1.0]\nmodel = PCA()\nmodel.fit(X)",
    "softmax([1.0]); softmax([2.0])",
    "import numpy as np",
    "def f(): 1",
]


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_program_is_answered_with_the_call_to_write(problem, text):
    wanted = r"Write one call: softmax\(x=\.\.\.\) or softmax_grad\(x=\.\.\., grad_output=\.\.\.\)\."
    with pytest.raises(LiteralError, match=wanted):
        parse_case(problem, text)


def test_a_slip_is_told_with_one_mark_at_its_end(problem):
    with pytest.raises(LiteralError, match=r"Perhaps you forgot a comma\? \(line 1"):
        parse_case(problem, "softmax([1 2])")


@pytest.mark.parametrize(("text", "column", "message"), REFUSED, ids=[text[:40] for text, _, _ in REFUSED])
def test_a_refusal_says_why_and_where(problem, text, column, message):
    with pytest.raises(LiteralError) as refused:
        parse_case(problem, text)
    assert message in refused.value.message
    assert (refused.value.column, refused.value.line) == (column, text[: text.find("foo")].count("\n") + 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("softmax(np.full(1000000, 'aaaa'))", "takes a number"),
        ("softmax(np.array(['" + "a" * 9000 + "'] * 90000))", "too long for an array"),
        ("softmax(np.arange())", "one to three"),
        ("softmax(np.arange(1, 2, 3, 4))", "one to three"),
    ],
    ids=["full-of-text", "array-of-text", "no-bounds", "four-bounds"],
)
def test_what_would_take_the_servers_memory_is_refused(problem, text, says):
    with pytest.raises(LiteralError, match=says):
        parse_case(problem, text)
