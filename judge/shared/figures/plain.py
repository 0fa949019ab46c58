"""Figures as plain data and back: what leaves the sandbox is built anew, with every bound held again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from judge.shared.figures.constructors import Bars, Boxes, Grid, HeatMap, Image, Regions
from judge.shared.figures.model import BarChart, BoxChart, Figure, Heat, Picture, Plane, Plot, Series, SmallMultiples
from judge.shared.figures.parts import CELLS, MARKS, check_count, checked_plot, gaps, one_series

FIGURE_BYTES = 256 * 1024  # most bytes of one figure as JSON


def to_plain(figure: object) -> dict[str, Any]:
    """Convert the figure to dicts, lists and numbers.

    Raises:
        ValueError: it is no figure, or too large.
    """
    if not isinstance(figure, Figure):
        raise ValueError(f"A figure is made by Lines, Bars, HeatMap, ...; this is {type(figure).__name__}.")  # noqa: TRY004
    plain = asdict(figure)
    size = len(json.dumps(plain, separators=(",", ":")))
    if size > FIGURE_BYTES:
        raise ValueError(f"The figure takes {size // 1024} kB; {FIGURE_BYTES // 1024} kB is the most.")
    return plain


def from_plain(plain: object) -> Figure:
    """Make a figure anew from what `to_plain` gave, with every bound checked again.

    Raises:
        ValueError: this was never given by `to_plain`.
    """
    try:
        figure = _revive(plain)
    except (TypeError, KeyError, AttributeError, OverflowError) as error:
        raise ValueError(f"This is no figure: {error}") from error
    to_plain(figure)
    return figure


def _revive(plain: Any) -> Figure:
    fields = dict(plain)
    kind = fields.pop("kind")
    if kind not in _REVIVERS:
        raise ValueError(f"There is no figure of the kind {kind!r}.")
    return _REVIVERS[kind](fields)


def _plot(fields: dict[str, Any]) -> Plot:
    return checked_plot(tuple(_series(each) for each in fields.pop("series")), fields)


def _bars(fields: dict[str, Any]) -> BarChart:
    heights = {each["name"]: gaps(each["values"]) for each in fields.pop("series")}
    return Bars(fields.pop("labels"), heights, **fields)


def _heat(fields: dict[str, Any]) -> Heat:
    return HeatMap(gaps(fields.pop("values")), **fields)


def _plane(fields: dict[str, Any]) -> Plane:
    series = tuple(_series(each) for each in fields.pop("series"))
    return Regions(
        (fields.pop("x_low"), fields.pop("x_high")),
        (fields.pop("y_low"), fields.pop("y_high")),
        np.asarray(fields.pop("cells"), dtype=np.int64),
        fields.pop("names"),
        points={each.name: (gaps(each.x), gaps(each.y)) for each in series if each.mark == "points"},
        lines={each.name: (gaps(each.x), gaps(each.y)) for each in series if each.mark != "points"},
        **fields,
    )


def _grid(fields: dict[str, Any]) -> SmallMultiples:
    parts = [_revive(each) for each in fields.pop("figures")]
    return Grid([part for part in parts if not isinstance(part, SmallMultiples)], **fields)


def _series(plain: Mapping[str, Any]) -> Series:
    if plain["mark"] not in MARKS:
        raise ValueError("A series has an unknown mark.")
    return one_series("series", plain["name"], plain["mark"], gaps(plain["x"]), gaps(plain["y"]), bool(plain["dashed"]))


def _picture(fields: Mapping[str, Any]) -> Picture:
    height, width, channels = int(fields["height"]), int(fields["width"]), int(fields["channels"])
    check_count("pixels", height * width, 1, CELLS)
    pixels = np.asarray(fields["pixels"], dtype=np.int64)
    if pixels.min(initial=0) < 0 or pixels.max(initial=0) > 255:
        raise ValueError("Pixels are from 0 to 255.")
    shape = (height, width, 3) if channels == 3 else (height, width)
    return Image(pixels.astype(np.uint8).reshape(shape), title=fields["title"])


def _box_chart(fields: Mapping[str, Any]) -> BoxChart:
    boxes: dict[str, list[list[float]]] = {}
    for each in fields["boxes"]:
        boxes.setdefault(str(each["name"]), []).append([each["x0"], each["y0"], each["x1"], each["y1"]])
    picture = None if fields["picture"] is None else _picture(fields["picture"])
    return Boxes(boxes, image=picture, width=fields["width"], height=fields["height"], title=fields["title"])


_REVIVERS: Mapping[str, Callable[[dict[str, Any]], Figure]] = {
    "plot": _plot,
    "bars": _bars,
    "heatmap": _heat,
    "image": _picture,
    "regions": _plane,
    "boxes": _box_chart,
    "grid": _grid,
}
