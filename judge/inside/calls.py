"""Calls an entry: inputs are bound by position to the starter's parameters, so that a renamed parameter still works."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

NEAR = 0.8  # similarity (0 to 1) from which a name counts as another one misspelt
Param = Sequence[Any]  # name, "positional" | "keyword", whether it has a default


class SubmittedEntry:
    """One entry of the problem, as the submission (or the drive for it) defines it."""

    def __init__(
        self, name: str, params: Sequence[Param], submission: ModuleType, drive: ModuleType | None, returns: int = 1
    ) -> None:
        self.name = name
        self._returns = returns  # outputs that the problem declares
        self.submission = submission
        self._params = params
        self._in_order = tuple(name for name, kind, _has_default in params if kind == "positional")
        self._drive: Callable[..., Any] | None = getattr(drive, name, None)

    @property
    def missing(self) -> bool:
        return self.name not in vars(self.submission)

    def instead(self, entries: Collection[str]) -> tuple[str, str]:
        """Return what there is where the entry is missing: a class that has it inside, a name that is nearly its own.

        Args:
            entries: the names of all entries: none of them is another one misspelt.
        """
        own = {name: value for name, value in vars(self.submission).items() if self._is_own(value)}
        holder = next((name for name, each in own.items() if isinstance(each, type) and self.name in vars(each)), "")
        names = [name for name in own if name not in entries]
        alike = [name for name in names if _folded(name) == _folded(self.name)]
        return holder, next(iter(alike or get_close_matches(self.name, names, 1, NEAR)), "")

    def _is_own(self, value: Any) -> bool:
        """Return whether it is a function or class that the submission defines."""
        return type(value) in (FunctionType, type) and value.__module__ == self.submission.__name__

    def call(self, inputs: Mapping[str, Any]) -> Any:
        if self._drive is not None:
            return self._drive(self.submission, **inputs)
        function = vars(self.submission)[self.name]
        if tuple(inputs) == self._in_order[: len(inputs)]:  # as nearly all cases have it
            return function(*inputs.values())
        args, kwargs = bind(self._params, inputs, function)
        return function(*args, **kwargs)

    def draw(self, inputs: Mapping[str, Any], draws: int) -> Any:
        """Call it so often with the same inputs (one generator runs on through all calls), and stack the outputs."""
        outputs = [self.call(inputs) for _ in range(draws)]
        if self._returns > 1:  # a list of the outputs is as good as a tuple
            outputs = [_as_tuple(output, self._returns) for output in outputs]
        else:  # a tuple is then no tuple of outputs, but one of elements, which is as good as a list of them
            outputs = [list(output) if isinstance(output, tuple) else output for output in outputs]
        return stacked(outputs)


def bind(params: Sequence[Param], inputs: Mapping[str, Any], function: object) -> tuple[list[Any], dict[str, Any]]:
    """Return positional and keyword arguments. Behind a default that is left out, positions can't count: names do."""
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    gap = False
    known = set()
    for position, (name, kind, _has_default) in enumerate(params):
        known.add(name)
        if name not in inputs:
            gap = True
        elif kind == "positional" and not gap:
            args.append(inputs[name])
        else:
            kwargs[_own_name(function, position, name) if kind == "positional" else name] = inputs[name]
    return args, kwargs | {name: value for name, value in inputs.items() if name not in known}


def _own_name(function: object, position: int, name: str) -> str:
    """Return what the submission calls its parameter at this position."""
    code = getattr(function, "__code__", None)
    if code is not None and position < code.co_argcount:
        return str(code.co_varnames[position])
    return name


def _as_tuple(output: Any, length: int) -> Any:
    return tuple(output) if isinstance(output, list) and len(output) == length else output


def _folded(name: str) -> str:
    return name.casefold().replace("_", "")


def stacked(outputs: Sequence[Any]) -> Any:
    """Stack outputs along a new first axis, each part of a tuple or dict by itself; a list where they don't stack."""
    first = outputs[0]
    if isinstance(first, tuple) and all(isinstance(each, tuple) and len(each) == len(first) for each in outputs):
        return tuple(stacked(part) for part in zip(*outputs, strict=True))
    if isinstance(first, dict) and all(isinstance(each, dict) and each.keys() == first.keys() for each in outputs):
        return {key: stacked([each[key] for each in outputs]) for key in first}
    try:
        stack = np.stack(outputs)
    except (ValueError, TypeError):
        return list(outputs)
    if not stack.size and isinstance(first, list):  # of what kind they are, empty lists don't say
        return list(outputs)
    return stack
