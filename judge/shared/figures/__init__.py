"""Figures of a problem as plain data: what `from gradus import Lines, HeatMap, ...` gives an author.

An author's `figures.py` makes them inside a sandbox, and the trusted side makes them once more from the plain data that
comes out. Both go through the same constructors, so a figure that exists is a figure that can be drawn: its numbers are
finite or missing, its lengths agree, and its size is bounded.

    Plot       series over two axes: lines, steps, points
    Bars       a group of bars for each label
    HeatMap    a matrix with its numbers as colours
    Picture    pixels, grey or in colour
    Regions    a plane cut into classes, with series on top
    Boxes      named rectangles, on a picture or alone
    Grid       several of the above beside each other

Every constructor raises ValueError with a sentence that says what is wrong.
"""

from judge.shared.figures.constructors import (
    CONSTRUCTORS,
    Bars,
    Boxes,
    Grid,
    HeatMap,
    Image,
    Lines,
    Regions,
    Scatter,
    Steps,
)
from judge.shared.figures.model import Figure
from judge.shared.figures.plain import FIGURE_BYTES, from_plain, to_plain

__all__ = [
    "CONSTRUCTORS",
    "FIGURE_BYTES",
    "Bars",
    "Boxes",
    "Figure",
    "Grid",
    "HeatMap",
    "Image",
    "Lines",
    "Regions",
    "Scatter",
    "Steps",
    "from_plain",
    "to_plain",
]
