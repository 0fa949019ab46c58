"""The parts of figures: numbers, texts and series, checked one by one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from judge.shared.figures.model import Mark, Number, Plot, Series

POINTS = 2_000  # most points of one series
SERIES = 12  # most series of one figure
CELLS = 10_000  # most cells of a matrix or a plane, and pixels of a picture
PARTS = 12  # most figures of a grid
TEXT = 200  # most characters of a title, a label or a name
DIGITS = 6  # significant digits that are kept: more than a picture can show
SCALES = ("linear", "log")
MARKS = ("line", "step", "points")

Values = Any  # what NumPy takes for an array
Curves = Mapping[str, Any] | Sequence[Series]


def plot_of(mark: Mark, x: Values, curves: Curves, dashed: Sequence[str], axes: Mapping[str, Any]) -> Plot:
    return checked_plot(series_of(mark, x, curves, dashed), axes)


def checked_plot(series: tuple[Series, ...], axes: Mapping[str, Any]) -> Plot:
    check_count("series", len(series), 1, SERIES)
    fields = dict(axes)
    scales = {name: fields.pop(name, "linear") for name in ("x_scale", "y_scale")}
    for name, scale in scales.items():
        if scale not in SCALES:
            raise ValueError(f'{name} is "linear" or "log", not {scale!r}.')
    for each in series:
        for name, values in (("x_scale", each.x), ("y_scale", each.y)):
            if scales[name] == "log" and any(value is not None and value <= 0 for value in values):
                raise ValueError(f'"{each.name}" has values at or below zero, which {name}="log" can\'t show.')
    return Plot(series=series, **scales, **titles(fields, "title", "x_label", "y_label"))


def series_of(mark: Mark, x: Values, curves: Curves, dashed: Sequence[str]) -> tuple[Series, ...]:
    if not isinstance(curves, Mapping):
        raise ValueError("Curves come as a dict of names to values.")  # noqa: TRY004
    unknown = [name for name in dashed if name not in curves]
    if unknown:
        raise ValueError(f'dashed: there is no curve "{unknown[0]}".')
    return tuple(
        one_series(f'"{name}"', name, mark, *_pair(name, x, given), name in dashed) for name, given in curves.items()
    )


def _pair(name: str, x: Values, given: Values) -> tuple[Values, Values]:
    if isinstance(given, tuple) and len(given) == 2:
        return given
    if x is not None:
        return x, given
    array = np.asarray(given, dtype=float)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f'"{name}" needs a pair (x, y) or an array of shape (n, 2), not {array.shape}.')
    return array[:, 0], array[:, 1]


def one_series(what: str, name: str, mark: Mark, x: Values, y: Values, dashed: bool) -> Series:
    xs, ys = number_row(f"x of {what}", x), number_row(what, y)
    if len(xs) != len(ys):
        raise ValueError(f"{what} has {len(xs)} values of x and {len(ys)} of y.")
    check_count(f"points of {what}", len(xs), 1, POINTS)
    return Series(short_text("a name", name), xs, ys, mark, dashed)


def gaps(values: Any) -> Any:
    """Replace None by NaN, so that NumPy takes it."""
    if isinstance(values, list | tuple):
        return [gaps(each) for each in values]
    return math.nan if values is None else values


def number_row(what: str, values: Values) -> tuple[Number, ...]:
    """Write numbers with few digits; NaN and infinities are gaps."""
    array = np.asarray(values, dtype=float)
    if array.ndim != 1:
        raise ValueError(f"{what} has the shape {array.shape}; a flat array is needed.")
    check_count(f"points of {what}", array.size, 0, CELLS)
    return tuple(rounded(each) for each in array.tolist())


def rounded(value: float) -> Number:
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None


def pair_of_bounds(what: str, values: Values) -> tuple[float, float]:
    numbers = number_row(what, values)
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None or not numbers[0] < numbers[1]:
        raise ValueError(f"{what} is a pair of finite numbers, the lower one first.")
    return numbers[0], numbers[1]


def check_count(what: str, count: int, least: int, most: int) -> None:
    if not least <= count <= most:
        raise ValueError(f"There are {count:,} {what}; from {least} to {most:,} can be shown.")


def short_text(what: str, text: object) -> str:
    if not isinstance(text, str) or len(text) > TEXT:
        raise ValueError(f"{what} must be a text of at most {TEXT} characters.")
    return text


def titles(given: Mapping[str, Any], *names: str) -> dict[str, Any]:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise ValueError(f'There is no "{unknown[0]}" here; there are {", ".join(names)}.')
    return {name: short_text(name, text) for name, text in given.items()}
