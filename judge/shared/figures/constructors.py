"""What an author calls: each checks what it is given and returns a figure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from judge.shared.figures.model import (
    BarChart,
    BarSeries,
    Box,
    BoxChart,
    Heat,
    Picture,
    Plane,
    Plot,
    Single,
    SmallMultiples,
)
from judge.shared.figures.parts import (
    CELLS,
    PARTS,
    POINTS,
    SERIES,
    Curves,
    Values,
    check_count,
    number_row,
    pair_of_bounds,
    plot_of,
    rounded,
    series_of,
    short_text,
    titles,
)


def Lines(x: Values, curves: Curves, *, dashed: Sequence[str] = (), **axes: Any) -> Plot:
    """Draw curves over one x: `Lines(steps, {"SGD": losses, "Adam": others}, x_label="step", y_scale="log")`.

    A curve may be a pair `(x, y)` with an x of its own; `dashed` names those that are drawn dashed.
    """
    return plot_of("line", x, curves, dashed, axes)


def Steps(x: Values, curves: Curves, *, dashed: Sequence[str] = (), **axes: Any) -> Plot:
    """Draw curves that hold each value until the next x: schedules, counts, empirical distributions."""
    return plot_of("step", x, curves, dashed, axes)


def Scatter(clouds: Mapping[str, Any], **axes: Any) -> Plot:
    """Draw points: `Scatter({"kept": (x, y), "noise": points_of_shape_n_2})`."""
    return plot_of("points", None, clouds, (), axes)


def Bars(labels: Sequence[object], heights: Mapping[str, Values], **axes: Any) -> BarChart:
    """Draw bars: `Bars(["mean", "sum"], {"yours": [1, 2], "reference": [1, 3]}, y_label="loss")`."""
    names = tuple(short_text("a label", str(label)) for label in labels)
    series = []
    for name, values in heights.items():
        numbers = number_row(f'"{name}"', values)
        if len(numbers) != len(names):
            raise ValueError(f'"{name}" has {len(numbers)} bars for {len(names)} labels.')
        series.append(BarSeries(short_text("a name", name), numbers))
    check_count("series", len(series), 1, SERIES)
    check_count("labels", len(names), 1, POINTS)
    return BarChart(labels=names, series=tuple(series), **titles(axes, "title", "x_label", "y_label"))


def HeatMap(
    values: Values,
    *,
    row_labels: Sequence[object] = (),
    column_labels: Sequence[object] = (),
    diverging: bool = False,
    **axes: Any,
) -> Heat:
    """Draw a matrix as colours: `HeatMap(weights, x_label="key", y_label="query")`."""
    matrix = np.asarray(values, dtype=float)
    if matrix.ndim != 2 or not matrix.size:
        raise ValueError(f"A heat map needs a matrix with at least one element, not the shape {matrix.shape}.")
    check_count("cells", matrix.size, 1, CELLS)
    rows, columns = (
        tuple(short_text("a label", str(each)) for each in labels) for labels in (row_labels, column_labels)
    )
    for what, labels, length in (("rows", rows, matrix.shape[0]), ("columns", columns, matrix.shape[1])):
        if labels and len(labels) != length:
            raise ValueError(f"There are {length} {what} and {len(labels)} labels for them.")
    return Heat(
        values=tuple(number_row("a row", row) for row in matrix),
        row_labels=rows,
        column_labels=columns,
        diverging=bool(diverging),
        **titles(axes, "title", "x_label", "y_label", "value_label"),
    )


def Image(pixels: Values, *, title: str = "", low: float | None = None, high: float | None = None) -> Picture:
    """Draw a picture of shape (h, w) or (h, w, 3).

    uint8 is shown as it is; other numbers from `low` (0) to `high` (1).
    """
    array = np.asarray(pixels)
    if array.ndim not in {2, 3} or (array.ndim == 3 and array.shape[2] != 3) or not array.size:
        raise ValueError(f"An image has the shape (height, width) or (height, width, 3), not {array.shape}.")
    height, width = array.shape[:2]
    check_count("pixels", height * width, 1, CELLS)
    if array.dtype == np.uint8 and low is None and high is None:
        scaled = array.astype(int)
    else:
        first, last = 0.0 if low is None else float(low), 1.0 if high is None else float(high)
        if not last > first:
            raise ValueError("high must be above low.")
        if not np.isfinite(np.asarray(array, dtype=float)).all():
            raise ValueError("A pixel is not finite.")
        share = (np.asarray(array, dtype=float) - first) / (last - first)
        scaled = np.rint(np.clip(share, 0, 1) * 255).astype(int)
    channels: Literal[1, 3] = 3 if array.ndim == 3 else 1
    return Picture(width, height, channels, tuple(scaled.ravel().tolist()), short_text("the title", title))


def Regions(
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    cells: Values,
    names: Sequence[str],
    *,
    points: Mapping[str, Any] | None = None,
    lines: Mapping[str, Any] | None = None,
    ordered: bool = False,
    **axes: Any,
) -> Plane:
    """Draw a plane cut into classes, with points and paths on top.

    Args:
        x_range, y_range: where the plane begins and ends.
        cells: integers of shape (rows, columns); row 0 lies at the lowest y. -1 leaves a cell empty.
        names: what each integer stands for.
        points, lines: clouds and paths by name, each `(x, y)` or of shape (n, 2).
        ordered: whether the classes are levels from low to high, as of a loss, rather than kinds.
        axes: title, x_label, y_label.
    """
    grid = np.asarray(cells)
    if grid.ndim != 2 or not grid.size or not np.issubdtype(grid.dtype, np.integer):
        raise ValueError(f"cells needs a matrix of integers, not {grid.dtype} of the shape {grid.shape}.")
    check_count("cells", grid.size, 1, CELLS)
    check_count("names", len(names), 1, 20)
    if grid.min() < -1 or grid.max() >= len(names):
        raise ValueError(f"cells are from -1 to {len(names) - 1}: the places of the names.")
    x_low, x_high = pair_of_bounds("x_range", x_range)
    y_low, y_high = pair_of_bounds("y_range", y_range)
    overlay = [*series_of("line", None, lines or {}, ()), *series_of("points", None, points or {}, ())]
    return Plane(
        x_low=x_low,
        x_high=x_high,
        y_low=y_low,
        y_high=y_high,
        cells=tuple(tuple(int(each) for each in row) for row in grid),
        names=tuple(short_text("a name", name) for name in names),
        ordered=bool(ordered),
        series=tuple(overlay),
        **titles(axes, "title", "x_label", "y_label"),
    )


def Boxes(
    boxes: Mapping[str, Values], *, image: Values = None, width: float = 0, height: float = 0, title: str = ""
) -> BoxChart:
    """Draw rectangles by name, on an image or on a width and a height.

    Each array is of shape (n, 4): x0, y0, x1, y1.
    """
    picture = image if isinstance(image, Picture) else None if image is None else Image(image)
    size = (picture.width, picture.height) if picture else (float(width), float(height))
    if not (0 < size[0] < math.inf and 0 < size[1] < math.inf):
        raise ValueError("Boxes need an image, or a width and a height above zero.")
    found = []
    for name, corners in boxes.items():
        array = np.atleast_2d(np.asarray(corners, dtype=float))
        if array.shape[1:] != (4,) or not np.isfinite(array).all():
            raise ValueError(f'"{name}" needs finite boxes of shape (n, 4), not {array.shape}.')
        found += [Box(short_text("a name", name), *(rounded(each) or 0.0 for each in row)) for row in array]
    check_count("boxes", len(found), 1, 200)
    return BoxChart(size[0], size[1], tuple(found), picture, short_text("the title", title))


def Grid(figures: Sequence[Single], *, columns: int = 2, title: str = "") -> SmallMultiples:
    """Draw small multiples: figures beside each other."""
    parts = tuple(figures)
    check_count("figures of a grid", len(parts), 1, PARTS)
    check_count("columns", columns, 1, 4)
    for part in parts:
        if not isinstance(part, Single):
            raise ValueError(f"A grid holds figures, not {type(part).__name__}.")  # noqa: TRY004  (one kind of error)
    return SmallMultiples(parts, columns, short_text("the title", title))


CONSTRUCTORS = (Lines, Steps, Scatter, Bars, HeatMap, Image, Regions, Boxes, Grid)
