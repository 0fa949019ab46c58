"""Shows values to people: as Python notation of a bounded length, and for small arrays as cells too.

Lone surrogates come out escaped, so that every text is valid Unicode.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from judge import wire
from judge.grading.notation import CELL, CELLS, DOTS, INDENT, LINE, NotationWriter, scalar, scalars
from judge.grading.values import Array
from judge.package.frozen import FrozenCase
from judge.package.problem import Entry, Param
from judge.verdict import Input, Shown
from judge.wire import Layout

BRIEF = 60  # characters of a value inside a sentence
SMALL = 8  # elements of an input that is shown whole where only shapes are shown
SAFE_INTEGER = 2**53  # what JavaScript counts exactly


def show(value: Any, *, folded: bool = True) -> Shown:
    """Show any decoded value to people. `folded`: at most eight rows and columns, the rest counted."""
    writer = NotationWriter(folded=folded)
    text = writer.block(value, 0)
    note = note_of(value)
    array = value.array if isinstance(value, Layout) and value.kind != "list" else value
    if not isinstance(array, np.ndarray):
        return Shown(text=text + note, truncated=writer.truncated)
    return Shown(text + note, str(array.dtype), array.shape, cells_of(array), writer.truncated)


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A frozen case as people see it."""

    call: str  # the runnable line
    case_call: str  # what a user can type back as a case; "" where that is `call`
    inputs: tuple[Input, ...]
    expected: Shown | None  # None where an exception is asked for


def show_case(
    entry: Entry, case: FrozenCase, inputs: bytes, *, folded: bool = False, shapes: bool = False
) -> ShownCase:
    """Show a case to people, with its inputs as they are frozen.

    Args:
        entry: the case's.
        case: to show.
        inputs: wire-encoded.
        folded: whether inputs and expected values have at most eight rows and columns.
        shapes: whether arrays are shown by their shapes alone, and nothing is said of what is expected.
    """
    values = wire.decode(inputs)
    if shapes:
        values = {name: _only_shape(value) for name, value in values.items()}
    call = "" if shapes else case.call
    expected = show(wire.decode(case.expected[0]), folded=folded) if case.expected and not shapes else None
    typed = render_call(entry.name, entry.params, values)
    return ShownCase(
        call=call or typed,
        case_call=typed if call and call != typed else "",
        inputs=tuple(Input(name, pictured(show(value, folded=folded), entry, name)) for name, value in values.items()),
        expected=pictured(expected, entry),
    )


T = TypeVar("T", Shown, Shown | None)


def pictured(shown: T, entry: Entry, name: str = "") -> T:
    """Add the picture that the problem names for this input or output; "" is an entry's only output."""
    name = name or (entry.returns[0] if len(entry.returns) == 1 else "")
    if shown is None or name not in entry.pictures:
        return shown
    return replace(shown, picture=str(entry.pictures[name]))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Stands for a large value where only its shape is shown."""

    text: str

    def __repr__(self) -> str:
        return self.text


def _only_shape(value: Any) -> Any:
    """Describe a large array or container by its shape: "float64 (1000, 3)"; anything small is left as it is."""
    array = value.array if isinstance(value, Layout) else value
    if isinstance(array, np.ndarray) and array.size > SMALL:
        shape = ", ".join(map(str, array.shape))
        return _Shape(f"<array of {array.dtype}, shape ({shape}{',' * (array.ndim == 1)})>")
    if isinstance(value, str | bytes | list | tuple | dict | set) and len(value) > SMALL:
        return _Shape(f"<{type(value).__name__} of length {len(value):,}>")
    return value


def render_call(name: str, params: Sequence[Param], inputs: Mapping[str, Any]) -> str:
    """Write the call as one would type it, `softmax(np.array([1.0, 2.0]), axis=0)`; a long one on several lines.

    Inputs without a default stand by position, the others by name; so do those that `params` does not know.
    """
    arguments = _arguments(params, inputs)
    line = f"{name}({', '.join(prefix + inline(inputs[key]) for key, prefix in arguments)})"
    if len(line) <= LINE and not any(note_of(inputs[key]) for key, _ in arguments):
        return line
    rows = []
    for key, prefix in arguments:
        value = NotationWriter().block(inputs[key], len(INDENT + prefix), len(INDENT))
        rows.append(f"{INDENT}{prefix}{value},{note_of(inputs[key])}")
    return "\n".join([f"{name}(", *rows, ")"]) if rows else f"{name}()"


def inline(value: Any) -> str:
    """Write the value on one line."""
    return NotationWriter().line(value)


def brief(value: Any) -> str:
    """Write the value on one line, short enough for a sentence."""
    text = inline(value)
    return text if len(text) <= BRIEF else text[: BRIEF - len(DOTS)] + DOTS


def note_of(value: Any) -> str:
    """Return a comment on what notation does not say of an array's layout."""
    if not isinstance(value, Layout):
        return ""
    return {"strided": "  # not contiguous", "readonly": "  # read-only"}.get(value.kind, "")


def cells_of(array: Array) -> Any:
    """Return nested lists of JSON scalars for an array of one or two axes, at most 400 elements and rows; else None."""
    if array.ndim not in (1, 2) or max(array.size, len(array)) > CELLS or array.dtype.kind not in "biufcUSO":
        return None
    return _cells(array)


def _cells(array: Array) -> list[Any]:
    if array.ndim > 1:
        return [_cells(row) for row in array]
    return [_cell(item) for item in scalars(array)]


def _cell(item: Any) -> Any:
    if isinstance(item, bool | np.bool_):
        return bool(item)
    if isinstance(item, int | np.integer):
        return int(item) if abs(int(item)) <= SAFE_INTEGER else str(int(item))
    if isinstance(item, float | np.floating):
        return float(str(item)) if math.isfinite(item) else str(float(item))
    if isinstance(item, str):
        text = item if len(item) <= CELL else item[:CELL] + DOTS
        return text.encode("utf-8", "backslashreplace").decode()
    return scalar(item)


def _arguments(params: Sequence[Param], inputs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (input, what stands before its value) in the order of the signature."""
    result = []
    by_position = True
    for param in params:
        if param.name not in inputs:
            by_position = False
            continue
        by_position = by_position and not param.keyword and param.default is None
        result.append((param.name, "" if by_position else f"{param.name}="))
    known = {param.name for param in params}
    return result + [(name, f"{name}=") for name in inputs if name not in known]
