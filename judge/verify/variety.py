"""Finds inputs that hide mistakes: arguments always equal, arrays always square, defaults never changed.

Where that has to be so, a comment of cases.py says why: `# coverage-ok: <input>: <reason>`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from judge import wire
from judge.package.authors import Built
from judge.package.problem import Entry
from judge.verify.findings import Findings

FILE = "cases.py"
FEWEST = 3  # cases: of fewer nothing can be said

_MARK = re.compile(r"#.*?coverage-ok:\s*(?P<name>[\w.]+):\s+\S")

Inputs = Mapping[str, Any]


def check_variety(findings: Findings, built: Built) -> None:
    """Note what no case of an entry tells apart, and marks that excuse nothing."""
    marks = dict(_marks(findings.problem.cases))
    used: set[str] = set()
    for entry in findings.problem.entries:
        cases = [wire.decode(c.inputs) for c in built.cases if c.entry == entry.name and c.raises is None]
        line = built.entries[entry.name].line if entry.name in built.entries else 0
        for name, message in _faults(entry, cases) if len(cases) >= FEWEST else ():
            excuses = {name, f"{entry.name}.{name}"} & set(marks)
            used |= excuses
            if not excuses:
                findings.fault(FILE, line, f"{entry.name}: {message}")
    for name, line in marks.items():
        if name not in used:
            findings.fault(FILE, line, f'coverage-ok: "{name}" is no longer needed, or no input.')


def _marks(source: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(source.splitlines(), start=1):
        if found := _MARK.search(line):
            yield found["name"], number


def _faults(entry: Entry, cases: Sequence[Inputs]) -> Iterator[tuple[str, str]]:
    yield from _twins(entry, cases)
    yield from _squares(entry, cases)
    yield from _defaults(entry, cases)


def _twins(entry: Entry, cases: Sequence[Inputs]) -> Iterator[tuple[str, str]]:
    """Finds two arguments that no case gives different values: swapping them would not show."""
    for a, b in combinations([param.name for param in entry.params], 2):
        both = [case for case in cases if a in case and b in case]
        if len(both) >= FEWEST and all(_key(case[a]) == _key(case[b]) for case in both):
            yield a, f"{a} and {b} are equal in every case: swapping them would not show."


def _squares(entry: Entry, cases: Sequence[Inputs]) -> Iterator[tuple[str, str]]:
    """Finds an array all of whose cases have two equal dimensions: a transpose or a wrong axis would not show."""
    for param in entry.params:
        arrays = [_array(case[param.name]) for case in cases if param.name in case]
        shapes = [a.shape for a in arrays if a is not None and a.ndim >= 2 and a.size > 1]
        if len(shapes) >= FEWEST and all(len(set(shape)) < len(shape) for shape in shapes):
            yield param.name, f"{param.name} has a dimension twice in every case: a wrong axis would not show."


def _defaults(entry: Entry, cases: Sequence[Inputs]) -> Iterator[tuple[str, str]]:
    """Finds a default that no case changes while the other defaults stay."""
    defaults = {param.name: _literal(param.default) for param in entry.params if param.default is not None}
    changed = [
        {name for name, default in defaults.items() if _key(case.get(name, default)) != _key(default)} for case in cases
    ]
    for name in defaults:
        if not any(name in each for each in changed):
            yield name, f"no case changes {name} from its default."
        elif {name} not in changed:
            yield name, f"no case changes {name} alone, with the other defaults as they are."


def _literal(source: str | None) -> Any:
    try:
        return ast.literal_eval(source or "")
    except (ValueError, SyntaxError):
        return source


def _array(value: Any) -> np.ndarray[Any, Any] | None:
    value = value.array if isinstance(value, wire.Layout) else value
    return value if isinstance(value, np.ndarray) else None


def _key(value: Any) -> bytes:
    """Return a key that is equal for equal values, whatever their memory layout."""
    value = value.array if isinstance(value, wire.Layout) else value
    try:
        return bytes(wire.encode({"": value}))
    except wire.Unencodable:
        return repr(value).encode()
