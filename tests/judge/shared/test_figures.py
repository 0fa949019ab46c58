"""Figures as data: what an author's constructors take, and what they refuse with a sentence."""

import json

import numpy as np
import pytest

from judge.shared.figures import (
    FIGURE_BYTES,
    Bars,
    Boxes,
    Grid,
    HeatMap,
    Image,
    Lines,
    Regions,
    Scatter,
    Steps,
    from_plain,
    to_plain,
)

X = np.linspace(0.5, 2.0, 5)
FIGURES = {
    "lines": lambda: Lines(X, {"a": X**2, "b": (X[:3], X[:3])}, dashed=["b"], title="t", x_label="x", y_scale="log"),
    "steps": lambda: Steps([0, 1, 2], {"schedule": [1, np.nan, 0.5]}),
    "scatter": lambda: Scatter({"kept": np.arange(6.0).reshape(3, 2), "noise": ([1], [2])}),
    "bars": lambda: Bars(["mean", "sum"], {"yours": [1, 2], "reference": [1, 3]}, y_label="loss"),
    "heat map": lambda: HeatMap([[1, -2, 0]], row_labels=["q"], column_labels="abc", diverging=True, value_label="w"),
    "grey image": lambda: Image(np.eye(3)),
    "image of bytes": lambda: Image(np.arange(12, dtype=np.uint8).reshape(2, 2, 3), title="rgb"),
    "regions": lambda: Regions(
        (0, 1), (-1, 1), np.array([[0, 1, -1]]), ["in", "out"], ordered=True,
        points={"p": X.reshape(5, 1) * [1, 2]}, lines={"l": (X, X)},
    ),
    "boxes": lambda: Boxes({"kept": [[0, 0, 2, 2]], "dropped": [1, 1, 3, 3]}, width=4, height=5),
    "boxes on an image": lambda: Boxes({"kept": [[0, 0, 2, 2]]}, image=np.zeros((3, 4))),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_comes_back_from_json_as_it_was(name):
    figure = FIGURES[name]()
    assert from_plain(json.loads(json.dumps(to_plain(figure)))) == figure


def test_a_grid_holds_all_of_them():
    grid = Grid([make() for make in FIGURES.values()], columns=3, title="all")
    assert from_plain(json.loads(json.dumps(to_plain(grid)))) == grid


def test_what_is_not_finite_is_a_gap_and_digits_are_few():
    (series,) = Lines([0, 1, 2], {"a": [np.pi, np.inf, np.nan]}).series
    assert series.y == (3.14159, None, None)


def test_a_picture_is_scaled_between_low_and_high():
    assert Image(np.array([[-1.0, 0.0, 1.0, 9.0]]), low=-1, high=1).pixels == (0, 128, 255, 255)


WRONG = [
    (lambda: Lines(X, {"a": X[:-1]}), '"a" has 5 values of x and 4 of y.'),
    (lambda: Lines(X, {}), "There are 0 series"),
    (lambda: Lines(X, [X]), "a dict of names"),
    (lambda: Lines(X, {"a": X}, dashed=["b"]), 'there is no curve "b"'),
    (lambda: Lines(X, {"a": X}, xlabel="x"), 'There is no "xlabel" here'),
    (lambda: Lines(X, {"a": -X}, y_scale="log"), "at or below zero"),
    (lambda: Lines(X, {"a": X}, y_scale="cubic"), 'y_scale is "linear" or "log"'),
    (lambda: Lines(np.arange(2001), {"a": np.arange(2001)}), "2,001 points"),
    (lambda: Scatter({"a": X}), "a pair (x, y) or an array of shape (n, 2)"),
    (lambda: Bars(["a"], {"b": [1, 2]}), '"b" has 2 bars for 1 labels.'),
    (lambda: HeatMap(X), "A heat map needs a matrix"),
    (lambda: HeatMap(np.eye(101)), "10,201 cells"),
    (lambda: HeatMap(np.eye(2), row_labels=["a"]), "There are 2 rows and 1 labels"),
    (lambda: Image(np.zeros((2, 2, 4))), "An image has the shape"),
    (lambda: Image(np.array([[np.nan]])), "A pixel is not finite."),
    (lambda: Image(np.zeros((1, 1)), low=1, high=1), "high must be above low."),
    (lambda: Regions((0, 1), (0, 1), np.array([[2]]), ["a"]), "cells are from -1 to 0"),
    (lambda: Regions((0, 1), (0, 1), np.array([[0.5]]), ["a"]), "a matrix of integers"),
    (lambda: Regions((1, 0), (0, 1), np.array([[0]]), ["a"]), "x_range is a pair"),
    (lambda: Boxes({"a": [[0, 0, 1, 1]]}), "an image, or a width and a height"),
    (lambda: Boxes({"a": [[0, 0, 1]]}, width=1, height=1), "boxes of shape (n, 4)"),
    (lambda: Grid([Grid([Image(X.reshape(1, 5) / 2)])]), "A grid holds figures"),
    (lambda: Lines(X, {"a" * 201: X}), "at most 200 characters"),
]


@pytest.mark.parametrize(("make", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_what_cannot_be_drawn_is_refused(make, sentence):
    with pytest.raises(ValueError, match=r".") as caught:
        make()
    assert sentence in str(caught.value)


def test_a_figure_is_bounded_in_bytes():
    points = np.random.default_rng(0).normal(size=(2_000, 2))
    with pytest.raises(ValueError, match=f"{FIGURE_BYTES // 1024} kB is the most"):
        to_plain(Scatter({str(i): points for i in range(12)}))


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        {"kind": "plot"},
        {"kind": "film"},
        {"kind": "plot", "series": [{"name": "a", "mark": "spline", "x": [1], "y": [1], "dashed": False}]},
        {"kind": "plot", "series": [{"name": "a", "mark": "line", "x": ["one"], "y": [1], "dashed": False}]},
        {"kind": "plot", "series": [], "script": "alert(1)"},
        {"kind": "image", "width": 10**9, "height": 10**9, "channels": 1, "pixels": [], "title": ""},
        {"kind": "image", "width": 1, "height": 1, "channels": 1, "pixels": [256], "title": ""},
        {"kind": "heatmap", "values": [[1], [1, 2]]},
        {"kind": "boxes", "width": 1, "height": 1, "boxes": [{"name": "a", "x0": 1e999}], "picture": None, "title": ""},
        {"kind": "grid", "figures": [{"kind": "grid", "figures": []}]},
    ],
)
def test_plain_data_that_no_constructor_gave_is_no_figure(forged):
    with pytest.raises(ValueError, match=r"."):
        from_plain(forged)
