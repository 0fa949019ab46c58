"""Python notation, bounded: what is shown whole evaluates to the value that it shows."""

import json
import re
from types import SimpleNamespace

import numpy as np
import pytest

from judge.grading.notation import CELLS, corner
from judge.grading.show import brief, cells_of, render_call, show
from judge.package.problem import Param
from judge.verdict import to_json
from judge.wire import Fn, Layout, Rng

A = np.array
PLAIN = {"np": np, "__builtins__": {"complex": complex, "frozenset": frozenset, "set": set, "bool": bool, "str": str}}

TEXTS = [
    (None, "None"),
    (True, "True"),
    (np.True_, "True"),
    (3, "3"),
    (np.int64(3), "3"),
    (np.int8(3), "np.int8(3)"),
    (0.1, "0.1"),
    (1e300, "1e+300"),
    (np.float64(0.1), "0.1"),
    (np.float32(0.1), "np.float32(0.1)"),
    (float("nan"), "np.nan"),
    (float("-inf"), "-np.inf"),
    (1 + 2j, "(1+2j)"),
    (complex(1, float("inf")), "complex(1.0, np.inf)"),
    ("it's", '"it\'s"'),
    ("\udc80", "'\\udc80'"),
    (b"a\x00", "b'a\\x00'"),
    ([1, 2.0, "a"], "[1, 2.0, 'a']"),
    ((1,), "(1,)"),
    ((), "()"),
    ({}, "{}"),
    ({"a": (1, 2)}, "{'a': (1, 2)}"),
    ({2, 1}, "{1, 2}"),
    (set(), "set()"),
    (frozenset(), "frozenset()"),
    (frozenset({1}), "frozenset({1})"),
    (A([1.0, 0.1, np.nan, -np.inf]), "np.array([1.0, 0.1, np.nan, -np.inf])"),
    (A([1, 2]), "np.array([1, 2])"),
    (A([True, False]), "np.array([True, False])"),
    (A([0.1], dtype=np.float32), "np.array([0.1], dtype=np.float32)"),
    (A([1], dtype=np.uint8), "np.array([1], dtype=np.uint8)"),
    (A([1 + 2j]), "np.array([(1+2j)])"),
    (A(["a", "bc"]), "np.array(['a', 'bc'])"),
    (A(3.0), "np.array(3.0)"),
    (A([]), "np.array([])"),
    (A([], dtype=int), "np.array([], dtype=np.int64)"),
    (np.empty((0, 3)), "np.empty((0, 3))"),
    (np.empty((2, 0), dtype=bool), "np.empty((2, 0), dtype=bool)"),
    (A([[1.0, 20.5], [-3.0, 4.0]]), "np.array([[ 1.0, 20.5],\n          [-3.0,  4.0]])"),
    (
        np.arange(8).reshape(2, 2, 2),
        "np.array([[[0, 1],\n           [2, 3]],\n          [[4, 5],\n           [6, 7]]])",
    ),
    ([A([[1, 2], [3, 4]])], "[np.array([[1, 2], [3, 4]])]"),
    (Layout(A([[1.0]]), "fortran"), "np.asfortranarray(np.array([[1.0]]))"),
    (Layout(A([1.0, 2.0]), "strided"), "np.array([1.0, 2.0])  # not contiguous"),
    (Layout(A([1.0, 2.0]), "readonly"), "np.array([1.0, 2.0])  # read-only"),
    (Layout(A([[1.0, 2.0]]), "list"), "[[1.0, 2.0]]"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_text(value, text):
    shown = show(value)
    assert (shown.text, shown.truncated) == (text, False)


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_text_evaluates_to_the_value(value, text):
    again = eval(text, PLAIN)
    if isinstance(value, Layout):
        value = value.make()
    np.testing.assert_equal(again, value)
    if isinstance(value, np.ndarray):
        assert (again.shape, again.dtype.kind) == (value.shape, value.dtype.kind)


def test_functions_and_generators():
    assert show(Fn("quadratic", a=2.0, b=[1])).text == "quadratic(a=2.0, b=[1])"
    assert show(Rng(7)).text == "np.random.default_rng(7)"


class TestCells:
    @pytest.mark.parametrize(
        ("value", "cells"),
        [
            (A([1.5, np.nan, np.inf, -np.inf]), [1.5, "nan", "inf", "-inf"]),
            (A([[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
            (A([True]), [True]),
            (A([0.1], dtype=np.float32), [0.1]),
            (A([2**60]), [str(2**60)]),
            (A(["a", "\udc80"]), ["a", "\\udc80"]),
            (A([1j]), ["1j"]),
            (np.empty((2, 0)), [[], []]),
            (A(1.0), None),
            (np.zeros((1, 1, 1)), None),
            (np.zeros(CELLS + 1), None),
            ([1.0], None),
        ],
    )
    def test_are_json_scalars(self, value, cells):
        shown = show(value)
        assert shown.cells == cells
        json.dumps(to_json(shown), allow_nan=False, ensure_ascii=False).encode()

    def test_come_with_shape_and_dtype(self):
        shown = show(np.zeros((2, 3), dtype=np.float32))
        assert (shown.dtype, shown.shape) == ("float32", (2, 3))


class TestBounds:
    @pytest.mark.parametrize(
        "value",
        [
            np.zeros(CELLS + 1),
            np.zeros((30, 30)),
            np.zeros((2,) * 20),
            np.full((20, 20), "x" * 1000),
            ["x" * 5000] * 300,
            "x" * 5000,
            10**4000,
            list(range(5000)),
            [[[]] * 400] * 400,
            {i: i for i in range(5000)},
            set(range(5000)),
            [np.zeros(300)] * 400,
        ],
    )
    def test_what_is_left_out_is_said(self, value):
        shown = show(value)
        assert len(shown.text) < 60_000
        assert "..." in shown.text
        assert shown.truncated

    def test_a_large_array_shows_its_corner(self):
        shown = show(np.arange(1000.0).reshape(25, 40))
        assert shown.truncated
        assert shown.text.startswith("np.array([[  0.0,   1.0,")
        assert shown.text.endswith(" ... 32 more columns],\n          ... 17 more rows])")

    @pytest.mark.parametrize("shape", [(1000,), (25, 40), (3, 300), (2,) * 12, (1, 1, 5000)])
    def test_a_corner_is_small_and_in_every_axis(self, shape):
        small = corner(np.zeros(shape))
        assert 8 <= small.size <= 64
        assert small.ndim == len(shape)

    def test_long_lists_break_into_lines(self):
        shown = show([[i] * 30 for i in range(10)], folded=False)
        assert max(map(len, shown.text.splitlines())) <= 100
        assert eval(shown.text, {}) == [[i] * 30 for i in range(10)]

    @pytest.mark.parametrize(
        "value",
        [
            np.ones((230, 3)),
            np.ones((4, 5, 6, 7)),
            [[1.0] * 3 for _ in range(230)],
            {f"key {i}": list(range(40)) for i in range(230)},
            [np.ones((230, 2)) for _ in range(230)],
        ],
    )
    def test_what_is_shown_has_few_rows_and_counts_the_rest(self, value):
        shown = show(value)
        assert shown.truncated
        assert len(shown.text.splitlines()) <= 40
        assert re.search(r"\.\.\. [\d,]+ more", shown.text)

    def test_eight_rows_and_columns_are_shown_whole(self):
        value = np.arange(64.0).reshape(8, 8)
        assert not show(value).truncated
        assert show(np.arange(72.0).reshape(9, 8)).text.endswith("... 1 more row])")

    def test_brief_is_for_sentences(self):
        assert brief(np.arange(1000.0)).endswith("...")
        assert len(brief("x" * 500)) == 60


class TestCall:
    PARAMS = (Param("x"), Param("axis", default="-1"), Param("k", keyword=True))

    def test_stands_on_one_line(self):
        call = render_call("softmax", self.PARAMS, {"x": A([1.0, 2.0]), "axis": 0})
        assert call == "softmax(np.array([1.0, 2.0]), axis=0)"

    def test_names_what_is_keyword_only_and_what_follows_an_omitted_input(self):
        assert render_call("f", self.PARAMS, {"k": 1, "x": 2}) == "f(2, k=1)"
        assert render_call("f", (Param("a", default="0"), Param("b")), {"b": 1}) == "f(b=1)"
        assert render_call("f", (), {"z": 1}) == "f(z=1)"
        assert render_call("f", (), {}) == "f()"

    def test_breaks_into_lines_where_it_is_long(self):
        call = render_call("f", self.PARAMS, {"x": np.arange(12.0).reshape(3, 4) * 1000, "axis": 0})
        assert call.splitlines() == [
            "f(",
            "    np.array([[    0.0,  1000.0,  2000.0,  3000.0],",
            "              [ 4000.0,  5000.0,  6000.0,  7000.0],",
            "              [ 8000.0,  9000.0, 10000.0, 11000.0]]),",
            "    axis=0,",
            ")",
        ]

    def test_a_layout_is_noted(self):
        call = render_call("f", self.PARAMS, {"x": Layout(A([1.0]), "readonly")})
        assert call == "f(\n    np.array([1.0]),  # read-only\n)"

    @pytest.mark.parametrize("x", [A([1.0]), np.arange(40.0).reshape(4, 10), {"a": [np.eye(5)] * 2}, ["a"] * 40])
    def test_runs(self, x):
        seen = SimpleNamespace()
        call = render_call("f", self.PARAMS, {"x": x, "axis": 1, "k": (1,)})
        eval(call, {"np": np, "f": lambda x, axis, k: seen.__dict__.update(x=x, axis=axis, k=k)})
        np.testing.assert_equal((seen.x, seen.axis, seen.k), (x, 1, (1,)))


@pytest.mark.parametrize("kind", [None, *Layout.KINDS])
def test_rows_without_elements_cost_nothing(kind):
    array = np.zeros((10**9, 0))
    shown = show(array if kind is None else Layout(array, kind))
    assert "np.empty((1000000000, 0))" in shown.text
    assert shown.cells is None
    assert cells_of(np.zeros((3, 0))) == [[], [], []]
