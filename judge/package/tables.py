"""Reads TOML with a line for every fault: a table that knows where it stands and which of its keys were asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

from judge.package.faults import Faults, nearest

T = TypeVar("T")
Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*\[(\[?)\s*([\w.\-\"' ]+?)\s*\]?\]\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w\-\"']+)\s*=")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")

TYPE_NAMES: Mapping[type, str] = {
    str: "a string",
    int: "an integer",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def parse(text: str, file: str, faults: Faults) -> Table | None:
    """Parses the document into a table; None after noting why it is not TOML."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        faults.add(file, line, f"Not valid TOML: {_AT_LINE.sub('', str(error))}.")
        return None
    return Table(document, file, (), _lines(text), faults)


def _lines(text: str) -> dict[Path, int]:
    """Find where each table and key stands.

    Good enough for messages: strings over several lines are not understood.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    prefix: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            prefix = _resolve(header[2], counts, repeated=bool(header[1]))
            lines.setdefault(prefix, number)
        elif key := _KEY.match(line):
            lines.setdefault((*prefix, key[1].strip("\"'")), number)
    return lines


def _resolve(header: str, counts: dict[Path, int], *, repeated: bool) -> Path:
    """Return the path that a header opens: arrays of tables carry the index of their newest element."""
    parts = [part.strip().strip("\"'") for part in header.split(".")]
    path: Path = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        if repeated and position == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


class Table:
    """One table of a document. Every getter notes a fault and gives the default where the value will not do."""

    def __init__(self, values: dict[str, Any], file: str, path: Path, lines: dict[Path, int], faults: Faults) -> None:
        self.values = values
        self.file = file
        self.path = path
        self.faults = faults
        self._lines = lines
        self._asked: list[str] = []

    def line(self, key: str | int | None = None) -> int:
        """Return the line of a key, or of the nearest thing around it."""
        path = self.path if key is None else (*self.path, key)
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)

    def fault(self, message: str, key: str | None = None) -> None:
        self.faults.add(self.file, self.line(key), message)

    def name(self, key: str) -> str:
        """Return the key as an author writes it: `entry.compare.fields.x`, without the indices of arrays."""
        return ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))

    def get(self, key: str, kind: type[T], default: T) -> T:
        """Return the value of that type, or the default. An int will do for a float; a bool is never a number."""
        self._asked.append(key)
        if key not in self.values:
            return default
        value = self.values[key]
        if kind is float and type(value) is int:
            value = float(value)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(f"{self.name(key)} must be {TYPE_NAMES[kind]}.", key)
            return default
        return value

    def need(self, key: str, kind: type[T], default: T) -> T:
        """Return what `get` returns; its absence is a fault."""
        if key not in self.values:
            self._asked.append(key)
            self.fault(f"{self.name(key)} is missing.")
            return default
        return self.get(key, kind, default)

    def text(self, key: str) -> str:
        """Return a string that is there and not blank."""
        value = self.need(key, str, "")
        if isinstance(self.values.get(key), str) and not value.strip():
            self.fault(f"{self.name(key)} is empty.", key)
        return value.strip()

    def strings(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of strings; with `needed`, at least one."""
        values: list[Any] = self.need(key, list, []) if needed else self.get(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.fault(f"{self.name(key)} must be a list of strings.", key)
            return ()
        if needed and isinstance(self.values.get(key), list) and not values:
            self.fault(f"{self.name(key)} is empty.", key)
        return tuple(values)

    def positive(self, key: str, default: float, *, zero: bool = False) -> float:
        value = self.get(key, float, default)
        if value < 0 or (value == 0 and not zero):
            self.fault(f"{self.name(key)} must be {'zero or more' if zero else 'above zero'}.", key)
            return default
        return value

    def choice(self, key: str, kind: type[T], default: T, *, needed: bool = False) -> T:
        """Return a member of a StrEnum."""
        text = self.need(key, str, "") if needed else self.get(key, str, str(default))
        known = [str(member) for member in kind]  # type: ignore[attr-defined]
        if text in known:
            return kind(text)  # type: ignore[call-arg]
        if isinstance(self.values.get(key), str):
            self.fault(f'{self.name(key)} "{text}" is unknown: {", ".join(known)}.{nearest(text, known)}', key)
        return default

    def table(self, key: str) -> Table:
        """Return a table, empty where there is none."""
        return Table(self.get(key, dict, {}), self.file, (*self.path, key), self._lines, self.faults)

    def tables(self, key: str) -> list[Table]:
        """Return an array of tables."""
        values = self.get(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.fault(f"{self.name(key)} must be tables: write [[{self.name(key)}]] above each.", key)
            return []
        return [
            Table(value, self.file, (*self.path, key, index), self._lines, self.faults)
            for index, value in enumerate(values)
        ]

    def over(self, values: dict[str, Any]) -> Table:
        """Return a table at the same place with other values: for those that inherit."""
        return Table(values, self.file, self.path, self._lines, self.faults)

    def skip(self, key: str) -> None:
        """Count the key as asked for: a fault has been noted for it already."""
        self._asked.append(key)

    def finish(self) -> None:
        """Note a fault for every key that was not asked for."""
        for key in self.values:
            if key not in self._asked:
                close = nearest(key, self._asked) or f" Known are {', '.join(self._asked)}."
                self.fault(f"{self.name(key)} is not a key of the format.{close}", key)
