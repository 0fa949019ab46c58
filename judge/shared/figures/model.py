"""Defines figures as frozen dataclasses of numbers and texts; `kind` names the type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = float | None  # None is a gap
Scale = Literal["linear", "log"]
Mark = Literal["line", "step", "points"]


@dataclass(frozen=True, slots=True)
class Series:
    """One named curve or cloud of points. `step` holds each value until the next x."""

    name: str
    x: tuple[Number, ...]
    y: tuple[Number, ...]
    mark: Mark = "line"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """Series over two axes."""

    series: tuple[Series, ...]
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    x_scale: Scale = "linear"
    y_scale: Scale = "linear"
    kind: Literal["plot"] = "plot"


@dataclass(frozen=True, slots=True)
class BarSeries:
    """The heights of one colour of bars, one for each label."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """A group of bars for each label."""

    labels: tuple[str, ...]
    series: tuple[BarSeries, ...]
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    kind: Literal["bars"] = "bars"


@dataclass(frozen=True, slots=True)
class Heat:
    """A matrix; `diverging` gives numbers below and above zero different hues."""

    values: tuple[tuple[Number, ...], ...]
    row_labels: tuple[str, ...] = ()
    column_labels: tuple[str, ...] = ()
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    value_label: str = ""
    diverging: bool = False
    kind: Literal["heatmap"] = "heatmap"


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels row by row, from 0 to 255: one number each for grey, or red, green and blue one after the other."""

    width: int
    height: int
    channels: Literal[1, 3]
    pixels: tuple[int, ...]
    title: str = ""
    kind: Literal["image"] = "image"


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane cut into classes: cells row by row from the lowest y upwards, each the index of a name; -1 is none."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float
    cells: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]
    ordered: bool = False
    series: tuple[Series, ...] = ()
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    kind: Literal["regions"] = "regions"


@dataclass(frozen=True, slots=True)
class Box:
    """One rectangle, from its upper left corner (x0, y0) to its lower right one (x1, y1)."""

    name: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class BoxChart:
    """Named rectangles in the coordinates of an image, whose y grows downwards."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    picture: Picture | None = None
    title: str = ""
    kind: Literal["boxes"] = "boxes"


Single = Plot | BarChart | Heat | Picture | Plane | BoxChart


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Several figures beside each other."""

    figures: tuple[Single, ...]
    columns: int = 2
    title: str = ""
    kind: Literal["grid"] = "grid"


Figure = Single | SmallMultiples
