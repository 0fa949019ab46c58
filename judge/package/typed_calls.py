"""The calls that a typed case may make: arrays, generators and containers, each bounded before NumPy makes it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from judge.wire import Fn, Layout, Rng

MAX_ELEMENTS = 1_000_000  # elements of an array made by np.zeros and the like
MAX_SIDES = 32  # dimensions of a shape
MAX_TEXT_BYTES = 16 * 1024 * 1024  # bytes of one array of texts


def _array(value: Any, dtype: np.dtype[Any] | None = None, ndmin: int = 0) -> np.ndarray[Any, Any]:
    if _text_bytes(value) > MAX_TEXT_BYTES:
        raise ValueError("the texts are too long for an array: every element takes as much as the longest")
    try:
        array = np.array(value, dtype=dtype, ndmin=ndmin)
    except ValueError as error:
        if "inhomogeneous" in str(error):
            raise ValueError("the rows have different lengths") from error
        raise
    if array.dtype.kind == "O":
        raise ValueError("an element is not a number")
    return array


def _text_bytes(value: Any) -> int:
    """Return what an array of the texts in a nested list would take: four bytes a character of the longest, each."""
    longest = count = 0
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list | tuple):
            waiting.extend(one)
        elif isinstance(one, str | bytes):
            longest, count = max(longest, len(one)), count + 1
    return 4 * longest * count


def _full(shape: int | Sequence[int], fill_value: Any, dtype: np.dtype[Any] | None = None) -> Any:
    if not isinstance(fill_value, bool | int | float | complex | np.number):
        raise TypeError("np.full takes a number")
    return _sized(np.full)(shape, fill_value, dtype=dtype)


def _sized(make: Callable[..., Any]) -> Callable[..., Any]:
    """Return a maker of arrays whose first argument is a shape, bounded."""

    def bounded(shape: int | Sequence[int], *arguments: Any, **words: Any) -> Any:
        sides = [shape] if isinstance(shape, int) else list(shape)
        if len(sides) > MAX_SIDES:
            raise ValueError(f"at most {MAX_SIDES} dimensions")
        if math.prod(sides) > MAX_ELEMENTS or any(side < 0 for side in sides):
            raise ValueError(f"at most {MAX_ELEMENTS} elements")
        return make(shape, *arguments, **words)

    return bounded


def _arange(*bounds: float, dtype: np.dtype[Any] | None = None) -> np.ndarray[Any, Any]:
    if not 1 <= len(bounds) <= 3:
        raise TypeError("np.arange takes one to three numbers")
    first, last, step = {1: (0, *bounds, 1), 2: (*bounds, 1), 3: bounds}[len(bounds)]
    if abs((last - first) / step) > MAX_ELEMENTS:
        raise ValueError(f"at most {MAX_ELEMENTS} elements")
    return np.arange(*bounds, dtype=dtype)


def _eye(n: int, m: int | None = None, dtype: np.dtype[Any] | None = None) -> np.ndarray[Any, Any]:
    if n * (n if m is None else m) > MAX_ELEMENTS:
        raise ValueError(f"at most {MAX_ELEMENTS} elements")
    return np.eye(n, m, dtype=dtype or np.dtype("float64"))


def _linspace(start: float, stop: float, num: int = 50) -> np.ndarray[Any, Any]:
    if num > MAX_ELEMENTS:
        raise ValueError(f"at most {MAX_ELEMENTS} elements")
    return np.linspace(start, stop, num)


def _rng(seed: int) -> Rng:
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise ValueError("a seed is an integer of zero or more")
    return Rng(seed)


def _layout(array: Any, kind: str) -> Layout:
    return Layout(_array(array), kind)


CALLS: Mapping[str, Callable[..., Any]] = {
    "array": _array,
    "asarray": _array,
    "zeros": _sized(np.zeros),
    "ones": _sized(np.ones),
    "full": _full,
    "eye": _eye,
    "arange": _arange,
    "linspace": _linspace,
    "asfortranarray": lambda array: _layout(array, "fortran"),
    "Layout": _layout,
    "Rng": _rng,
    "default_rng": _rng,
    "random.default_rng": _rng,
    "Fn": Fn,
    "set": lambda items=(): set(items),
    "frozenset": lambda items=(): frozenset(items),
}
