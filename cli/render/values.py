"""Renders values of a case: at most eight rows and columns, and how much more there is."""

from __future__ import annotations

from textwrap import indent
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

from cli.render.console import clean, out
from cli.render.markdown import wrapped_code

Json = dict[str, Any]

ROWS = 8  # rows of a value, and columns of an array, that are shown
CALL_ROWS = 12  # lines of a call that are shown; of a longer one the inputs are, each folded
LINE = 400  # characters of a line that are shown


def folded(value: Json) -> str:
    """Render a value in at most eight rows and columns; the rest is counted."""
    cells = value.get("cells")
    if isinstance(cells, list) and _large(cells):
        return _folded_array(value, cells)
    text = folded_lines(clean(value["text"]))
    return f"{text}\n{_form(value)}" if value.get("truncated") and value.get("shape") else text


def folded_lines(text: str, most: int = ROWS) -> str:
    """Return the first lines of a text, none longer than a screen can show; the rest is counted."""
    lines = text.splitlines() or [""]
    shown = [line if len(line) <= LINE else f"{line[:LINE]}… {len(line) - LINE:,} more characters" for line in lines]
    if len(lines) <= most:
        return "\n".join(shown)
    more = len(lines) - most
    return "\n".join([*shown[:most], f"… {more:,} more line{'s' * (more > 1)}"])


def _large(cells: list[Any]) -> bool:
    columns = max((len(row) for row in cells if isinstance(row, list)), default=0)
    return columns > ROWS or len(cells) > (ROWS if columns else 8 * ROWS)


def _folded_array(value: Json, cells: list[Any]) -> str:
    """Render an array of one or two axes: its corner, its shape and its dtype."""
    if not isinstance(cells[0], list):
        row = ", ".join(map(_cell, cells[:ROWS]))
        return f"[{row}, … {len(cells) - ROWS:,} more]  {_form(value)}"
    corner = [[_cell(cell) for cell in row[:ROWS]] for row in cells[:ROWS]]
    widths = [max(map(len, column)) for column in zip(*corner, strict=True)]
    more = len(cells[0]) - ROWS
    tail = f", … {more:,} more" if more > 0 else ""
    rows = [
        "[" + ", ".join(text.rjust(width) for text, width in zip(row, widths, strict=True)) + tail + "]"
        for row in corner
    ]
    below = [f"… {len(cells) - ROWS:,} more rows"] if len(cells) > ROWS else []
    return "\n".join([*rows, *below, _form(value)])


def _form(value: Json) -> str:
    """Write the dtype and shape of an array."""
    return f"({value['dtype']}, {' × '.join(map(str, value['shape']))})"


def _cell(cell: Any) -> str:
    return repr(cell) if isinstance(cell, str) and cell not in ("nan", "inf", "-inf") else str(cell)


def call(result: Json) -> Group:
    """Write the call of a case as one would type it; of a long one the inputs, each folded.

    Where a drive shows lines that a custom case can't be, the call that it can be follows.
    """
    text = clean(result["call"])
    typed = clean(result.get("case_call") or "")
    if len(text.splitlines()) > CALL_ROWS:
        inputs = [f"{each['name']} = {folded(each['value'])}" for each in result.get("inputs") or ()]
        return Group(Text(indent("\n".join(inputs) or folded_lines(text), "  ")))
    parts: list[Any] = [code(text)]
    if typed and len(typed.splitlines()) <= CALL_ROWS:
        parts += [Text("as a case of your own:", "dim"), code(typed)]
    return Group(*parts)


def code(text: str) -> Padding | Text:
    """Render Python, indented; on a terminal in colours, wrapped with its indentation."""
    if not out.is_terminal:
        return Text(indent(text, "  "))
    return Padding(Syntax(wrapped_code(text, out.width - 4), "python", background_color="default"), (0, 2))
