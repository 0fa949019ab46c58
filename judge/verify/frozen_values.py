"""Tells what the values of the frozen cases allow: which inputs can be changed, which outputs can be made coarser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from judge import wire
from judge.package.frozen import Frozen
from judge.package.problem import Problem
from judge.verify.wrapped import ROUND, SINGLE


def coarser(problem: Problem, frozen: Frozen) -> Mapping[str, frozenset[str]]:
    """How numbers can be made coarser so that some expected output changes, by entry."""
    found: dict[str, set[str]] = {entry.name: set() for entry in problem.entries}
    for case in frozen.cases:
        for numbers in _floats(wire.decode(case.expected[0])) if case.expected and not case.timed else ():
            finite = numbers[np.isfinite(numbers)]
            if (np.round(finite, 6) != finite).any():
                found[case.entry].add(ROUND)
            with np.errstate(over="ignore", under="ignore"):
                if (finite.astype(np.float32).astype(float) != finite).any():
                    found[case.entry].add(SINGLE)
    return {name: frozenset(ways) for name, ways in found.items()}


def _floats(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    """The float arrays and numbers in an output."""
    if isinstance(value, np.ndarray | np.floating | float) and np.asarray(value).dtype.kind == "f":
        yield np.asarray(value, dtype=float)
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _floats(each)


def changeable_inputs(problem: Problem, frozen: Frozen) -> Mapping[str, frozenset[str]]:
    """The inputs, by entry, that some case gives as an array or a list: a call could change them in place."""
    found: dict[str, set[str]] = {entry.name: set() for entry in problem.entries}
    for case in frozen.cases:
        if case.raises is None and not case.timed:
            for name, value in wire.decode(frozen.read_inputs(case)).items():
                array = isinstance(value, np.ndarray) and value.size
                if array or (isinstance(value, list) and value):
                    found[case.entry].add(name)
    return {name: frozenset(inputs) for name, inputs in found.items()}
