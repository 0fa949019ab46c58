"""What `build(cases)` of cases.py talks to: it writes down cases and strategies, and every fault with its line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from judge.inside.folder import AuthorError, Blame, blame
from judge.wire import Unencodable, encode

GROUPS = ("example", "edge", "shape", "stability", "scale", "random")
OPTIONS = ("expect", "raises", "draws", "repeat", "size", "note")
FILE = "cases.py"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")


@dataclass
class Case:
    """One case as recorded; `inputs` and `expect` are wire-encoded at once, so that later changes don't reach them."""

    id: str
    entry: str
    group: str
    inputs: bytes
    names: tuple[str, ...]
    line: int
    expect: bytes | None = None
    raises: str | None = None
    draws: int = 0
    repeat: int = 0
    size: int | None = None
    note: str = ""


@dataclass
class Strategy:
    strategy: Any
    groups: tuple[str, ...]
    line: int


@dataclass
class Recorder:
    """The `cases` that build() is given."""

    entries: dict[str, EntryCases] = field(default_factory=dict)
    faults: list[Blame] = field(default_factory=list)

    def of(self, name: str) -> EntryCases:
        """Return the cases of one entry; the same object each time."""
        return self.entries.setdefault(name, EntryCases(self, name, _line()))

    def fault(self, line: int, message: str) -> None:
        self.faults.append(Blame(FILE, line, message))


@dataclass
class EntryCases:
    """The cases and strategies of one entry."""

    recorder: Recorder
    name: str
    line: int
    cases: list[Case] = field(default_factory=list)
    strategies: list[Strategy] = field(default_factory=list)
    reason: str | None = None
    valid: Callable[..., Any] | None = None

    def example(self, id: str, /, **inputs: Any) -> None:  # noqa: A002
        self._add("example", id, inputs)

    def edge(self, id: str, /, **inputs: Any) -> None:  # noqa: A002
        self._add("edge", id, inputs)

    def shape(self, id: str, /, **inputs: Any) -> None:  # noqa: A002
        self._add("shape", id, inputs)

    def stability(self, id: str, /, **inputs: Any) -> None:  # noqa: A002
        self._add("stability", id, inputs)

    def scale(self, id: str, /, **inputs: Any) -> None:  # noqa: A002
        self._add("scale", id, inputs)

    def random(self, n: int, make: Callable[[np.random.Generator, int], Mapping[str, Any]], seed: int) -> None:
        """Record n cases: `make(rng, i)` with `rng = default_rng([seed, i])` gives the inputs of one."""
        line = _line()
        for i in range(n):
            try:
                inputs = dict(make(np.random.default_rng([seed, i]), i))
            except Exception as error:  # noqa: BLE001  (whatever author's code raises is its fault, with its line)
                where = blame(FILE, error)
                self.recorder.fault(where.line or line, f"The random case {i} of {self.name} fails: {where.message}")
                return
            self._add("random", f"{seed}-{i}", inputs, line)

    def strategy(
        self,
        strategy: Any,
        groups: Iterable[str] | None = None,
        valid: Callable[..., Any] | None = None,
        reason: str | None = None,
    ) -> None:
        """Record a strategy for shrinking, for failures in those groups (all, when left out)."""
        line = _line()
        if valid is not None:
            if self.valid is not None and self.valid is not valid:
                self.recorder.fault(line, f"{self.name} has two different valid functions; an entry has one.")
            self.valid = valid
        if strategy is None:
            if not reason:
                self.recorder.fault(line, "strategy(None) needs reason=, a sentence.")
            self.reason = reason or "none given"
            return
        chosen = tuple(GROUPS if groups is None else groups)
        for group in chosen:
            if group not in GROUPS:
                self.recorder.fault(line, f'"{group}" is not a group: {", ".join(GROUPS)}.')
        self.strategies.append(Strategy(strategy, chosen, line))

    def _add(self, group: str, id_: str, inputs: dict[str, Any], line: int = 0) -> None:
        line = line or _line()
        options = {option: inputs.pop(option) for option in OPTIONS if option in inputs}
        name = f"{self.name}/{group}/{id_}"
        if not isinstance(id_, str) or not _ID.match(id_):
            self.recorder.fault(line, f'The id "{id_}" must be kebab-case.')
        if any(case.group == group and case.id == id_ for case in self.cases):
            self.recorder.fault(line, f"There are two cases {name}.")
        case = Case(id_, self.name, group, b"", tuple(inputs), line)
        try:
            case.inputs = bytes(encode(inputs))
            case.expect = bytes(encode(options["expect"])) if options.get("expect") is not None else None
        except Unencodable as error:
            self.recorder.fault(line, f"{name}: {error}")
            return
        self._set_options(case, name, options)
        self.cases.append(case)

    def _set_options(self, case: Case, name: str, options: dict[str, Any]) -> None:
        raises = options.get("raises")
        if isinstance(raises, type) and issubclass(raises, Exception):
            case.raises = raises.__name__
        elif raises is not None:
            self.recorder.fault(case.line, f"{name}: raises= must be an exception class.")
        for option in ("draws", "repeat", "size"):
            value = options.get(option)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
                self.recorder.fault(case.line, f"{name}: {option}= must be an integer above zero.")
            else:
                setattr(case, option, int(value))
        note = options.get("note", "")
        if not isinstance(note, str):
            self.recorder.fault(case.line, f"{name}: note= must be a sentence.")
        else:
            case.note = note


def _line() -> int:
    """Return the line of cases.py that is being executed; 0 where it is not on the stack."""
    frame = sys._getframe(1)  # noqa: SLF001
    while frame is not None:
        if frame.f_code.co_filename == FILE:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return 0


def record(build: Callable[[Recorder], object]) -> Recorder:
    """Run build() and keep what it recorded, also when it raises half-way."""
    recorder = Recorder()
    try:
        build(recorder)
    except AuthorError as error:
        recorder.faults.append(error.blame)
    except Exception as error:  # noqa: BLE001  (whatever author's code raises is its fault, with its line)
        recorder.faults.append(blame(FILE, error))
    return recorder
