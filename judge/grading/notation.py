"""Writes a decoded value in Python notation of a bounded length, on one line or several.

What is written whole can be pasted back: arrays as `np.array(...)`, NaN as `np.nan`, a generator as
`np.random.default_rng(7)`. What is cut says so.
"""

from __future__ import annotations

import contextlib
import itertools
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from judge.grading.values import Array, hollow
from judge.wire import Fn, Layout, Rng

CELLS = 400  # elements of an array that is shown in full
CORNER = 64  # elements of a larger array's corner
ITEMS = 500  # items of all containers of one value together; elements of arrays count an eighth each
TEXT = 8000  # characters of all strings and long numbers of one value together
ROWS = COLUMNS = 8  # most rows and columns of a folded value
STRING = 1000  # characters of one string
SHORT = 60  # characters that a string may always have
CELL = 100  # characters of a string in a cell
LINE = 88  # characters of one line
INDENT = "    "
DOTS = "..."
PLAIN_DTYPES = frozenset({"float64", "int64", "bool", "complex128"})  # what np.array gives Python's numbers


class NotationWriter:
    """Writes one value; `truncated` tells afterwards whether something was left out."""

    def __init__(self, *, folded: bool = False) -> None:
        """Begin. `folded`: at most eight rows and columns are written, and the rest is counted in a mark."""
        self.folded = folded
        self.rows_left = 2 * ROWS  # of all containers and arrays together, where folded
        self.items = ITEMS
        self.text = TEXT
        self.truncated = False

    def block(self, value: Any, column: int, indent: int = 0) -> str:
        """Writes a value on as many lines as it takes, the first from `column` of a line indented by `indent`."""
        if isinstance(value, np.ndarray):
            return self.array(value, "np.array(", column)
        if isinstance(value, Layout):
            return self.layout(value, column, indent)
        trial = NotationWriter(folded=self.folded)
        trial.rows_left = self.rows_left
        trial.items, trial.text = self.items, self.text
        line = trial.line(value)
        if column + len(line) > LINE and isinstance(value, list | tuple | dict):
            return self.rows(value, indent)
        self.items, self.text, self.truncated = trial.items, trial.text, self.truncated or trial.truncated
        return line

    def rows(self, value: list[Any] | tuple[Any, ...] | dict[Any, Any], indent: int) -> str:
        """Write a container over several lines: scalars as many as fit, everything else one a line."""
        opening, closing = _brackets_of(value)
        inner = indent + len(INDENT)
        if not isinstance(value, dict) and not any(isinstance(item, _NESTED) for item in value):
            return opening + _wrapped(list(self.parts(value, None)), len(opening) + indent) + closing
        rows = [f"\n{' ' * inner}{row}," for row in self.parts(value, inner)]
        return f"{opening}{''.join(rows)}\n{' ' * indent}{closing}"

    def parts(self, value: Any, column: int | None) -> Iterator[str]:
        """Yield the written items of a container that there is room for, as blocks at a column or as lines."""
        pairs = isinstance(value, Mapping)
        room = self.room(len(value), line=column is None)
        for done, item in enumerate(value.items() if pairs else value):
            if self.items <= 0 or done >= room:
                self.truncated = True
                yield more(len(value) - done) if self.folded else DOTS
                return
            self.items -= 1
            self.rows_left -= column is not None
            prefix = f"{self.line(item[0])}: " if pairs else ""
            content = item[1] if pairs else item
            yield prefix + (self.line(content) if column is None else self.block(content, column + len(prefix), column))

    def room(self, n: int, *, line: bool) -> int:
        """Return how many of a container's items are written: on lines of their own, or all on one."""
        if not self.folded:
            return n
        return ROWS * COLUMNS if line else max(1, min(ROWS, self.rows_left))

    def line(self, value: Any) -> str:
        """Writes a value on one line."""
        if isinstance(value, np.ndarray):
            return self.array(value, "np.array(", None)
        if isinstance(value, Layout):
            return self.layout(value, None)
        if isinstance(value, set | frozenset):
            return self.set(value)
        if not isinstance(value, list | tuple | Mapping):
            return self.leaf(value)
        opening, closing = _brackets_of(value)
        tail = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return opening + ", ".join(self.parts(value, None)) + tail + closing

    def set(self, value: set[Any] | frozenset[Any]) -> str:
        items = list(itertools.islice(value, ITEMS + 1))  # a large one is not brought into order
        with contextlib.suppress(TypeError, ValueError):  # of different kinds, or with arrays inside
            items.sort()
        body = f"{{{', '.join(self.parts(items, None))}}}" if items else ""
        return f"frozenset({body})" if isinstance(value, frozenset) else body or "set()"

    def leaf(self, value: Any) -> str:
        if isinstance(value, Fn):
            params = ", ".join(f"{name}={self.line(item)}" for name, item in value.params.items())
            return f"{value.name}({params})"
        if isinstance(value, Rng):
            return f"np.random.default_rng({value.seed})"
        room = max(SHORT, min(STRING, self.text))
        text = scalar(value, room)
        self.text -= len(text)
        self.truncated = self.truncated or (text.endswith(DOTS) and len(text) > room)
        if isinstance(value, np.number) and value.dtype.name not in PLAIN_DTYPES:
            return f"np.{value.dtype}({text})"
        return text

    def layout(self, value: Layout, column: int | None, indent: int = 0) -> str:
        if value.kind == "list" and hollow(value.array) > CELLS:
            return f"{self.array(value.array, 'np.array(', column)}.tolist()"
        if value.kind == "list":
            nested = value.array.tolist()
            return self.line(nested) if column is None else self.block(nested, column, indent)
        if value.kind == "fortran":
            return self.array(value.array, "np.asfortranarray(np.array(", column) + ")"
        return self.array(value.array, "np.array(", column)

    def array(self, array: Array, opening: str, column: int | None) -> str:
        """Write the array with columns aligned by its last axis, or on one line; a large one's corner."""
        if array.size == 0 and array.ndim != 1:
            return f"{opening.replace('array(', 'empty(')}{array.shape}{_dtype_suffix(array)})"
        shown = array if array.size <= CELLS else corner(array)
        shown = self.fold(shown)
        self.truncated = self.truncated or shown.shape != array.shape
        self.items -= shown.size // 8
        room = max(SHORT, min(STRING, self.text // max(shown.size, 1)))
        if array.dtype.kind in "US":
            self.truncated = self.truncated or max(map(len, shown.ravel().tolist()), default=0) > min(room, CELL)
        texts = np.empty(shown.shape, dtype=object)
        texts.reshape(-1)[:] = [scalar(item, room) for item in scalars(shown.ravel())]
        self.text -= sum(map(len, texts.ravel().tolist()))
        start = None if column is None else column + len(opening)
        body = _brackets(_aligned(texts, start), array.shape, start, counted=self.folded)
        return f"{opening}{body}{_dtype_suffix(array)})"

    def fold(self, array: Array) -> Array:
        """Return at most eight rows and columns of an array; of one axis, as many elements as these have."""
        if not self.folded or array.ndim == 0:
            return array
        if array.ndim == 1:
            return array[: ROWS * COLUMNS]
        keep: list[int] = []
        rows = max(1, min(ROWS, self.rows_left))
        for n in reversed(array.shape[:-1]):
            keep.insert(0, min(n, rows))
            rows = max(1, rows // max(1, keep[0]))
        self.rows_left -= math.prod(keep)
        places = tuple([slice(n) for n in (*keep, COLUMNS)])
        return np.asarray(array[places])


_NESTED = (list, tuple, dict, set, frozenset, np.ndarray, Layout)


def _brackets_of(value: Any) -> tuple[str, str]:
    if isinstance(value, list):
        return "[", "]"
    return ("(", ")") if isinstance(value, tuple) else ("{", "}")


def _dtype_suffix(array: Array) -> str:
    name = array.dtype.name
    if name == "float64" or (array.size and (array.dtype.kind in "US" or name in PLAIN_DTYPES)):
        return ""
    written = {"U": "str", "S": "bytes", "b": "bool"}.get(array.dtype.kind, f"np.{name}")
    return f", dtype={written}"


def corner(array: Array) -> Array:
    """Return the first elements along every axis, some sixty in all."""
    keep = [1] * array.ndim
    grown = True
    while grown:
        grown = False
        for axis in reversed(range(array.ndim)):
            room = CORNER * keep[axis] // math.prod(keep)
            if keep[axis] < min(array.shape[axis], room):
                keep[axis] += 1
                grown = True
    return array[tuple(slice(n) for n in keep)]


def _aligned(texts: Any, column: int | None) -> Any:
    """Pad the texts of an array's elements, of two and more dimensions, to one width, unless on one line."""
    if column is None or texts.ndim < 2:
        return texts
    width = max(map(len, texts.ravel().tolist()))
    padded = np.empty(texts.shape, dtype=object)
    padded.reshape(-1)[:] = [text.rjust(width) for text in texts.ravel().tolist()]
    return padded


def more(left_out: int, what: str = "") -> str:
    """Return the mark for what is left out."""
    return f"{DOTS} {left_out:,} more {what[:-1] if left_out == 1 else what}".rstrip()


def _brackets(
    texts: Any, shape: tuple[int, ...], column: int | None, *, alone: bool = True, counted: bool = False
) -> str:
    if not shape:
        return str(texts[()])
    left_out = shape[0] - texts.shape[0]
    what = (
        "" if len(shape) == 1 and alone else "columns" if len(shape) == 1 else "rows" if len(shape) == 2 else "blocks"
    )
    dots = [more(left_out, what) if counted else DOTS] if left_out else []
    inner = None if column is None else column + 1
    if len(shape) == 1:
        return f"[{_wrapped([*texts.tolist(), *dots], inner if alone else None)}]"
    rows = [_brackets(row, shape[1:], inner, alone=False, counted=counted) for row in texts]
    return f"[{_separator(inner).join([*rows, *dots])}]"


def _separator(column: int | None) -> str:
    return ", " if column is None else f",\n{' ' * column}"


def _wrapped(items: list[str], column: int | None) -> str:
    """Join the items with commas; where lines count, in lines of some 88 columns."""
    lines: list[list[str]] = [[]]
    width = column or 0
    for item in items:
        if column is not None and lines[-1] and width + len(item) + 2 > LINE:
            lines.append([])
            width = column
        lines[-1].append(item)
        width += len(item) + 2
    return _separator(column).join(", ".join(line) for line in lines)


def scalars(array: Array) -> list[Any]:
    """Return the elements of a one-dimensional array: as Python scalars where those print as short."""
    return list(array) if array.dtype.itemsize < 8 and array.dtype.kind in "fc" else list(array.tolist())


def scalar(value: Any, room: int = STRING) -> str:
    """Write a number, a string or None in Python notation; beyond `room` characters it is cut."""
    if isinstance(value, str | bytes):
        plain = str(value) if isinstance(value, str) else bytes(value)
        return repr(plain) if len(plain) <= room else repr(plain[:room]) + DOTS
    text = _number(value)
    return text if len(text) <= room else text[:room] + DOTS


def _number(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, float | np.floating):
        return _float(value)
    if isinstance(value, complex | np.complexfloating):
        return _complex(value)
    if isinstance(value, int | np.integer):
        return str(int(value))
    return repr(value)


def _float(value: Any) -> str:
    if math.isfinite(value):
        return str(value) if isinstance(value, np.floating) else repr(value)
    return {"nan": "np.nan", "inf": "np.inf", "-inf": "-np.inf"}[str(float(value))]


def _complex(value: Any) -> str:
    if math.isfinite(value.real) and math.isfinite(value.imag):
        return str(value)
    return f"complex({_float(value.real)}, {_float(value.imag)})"
