"""Describes a decoded value: its form as an array, its kinds of leaf, its identity as plain data.

A submission's output is plain data, but of any shape and size: nothing here inserts what it gives into a hash table (a
peer can choose equal hashes), or builds an array from it before its form is known to be the expected one.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.package.problem import Dtype

Array = np.ndarray[Any, Any]

NUMERIC = frozenset("bifc")
TEXT = frozenset("US")

_GROUPS = {"b": "b", "i": "i", "u": "i", "f": "f", "c": "c", "U": "U", "S": "S"}
_SCALARS: dict[type, str] = {
    bool: "b",
    int: "i",
    float: "f",
    complex: "c",
    str: "U",
    bytes: "S",
    **{np.dtype(code).type: _GROUPS[np.dtype(code).kind] for code in "?bhilqBHILQefdFDUS"},
}
KIND_NAMES = {"b": "booleans", "i": "integers", "f": "floats", "c": "complex numbers", "U": "strings", "S": "bytes"}


@dataclass(frozen=True, slots=True)
class Form:
    """A value seen as an array.

    Attributes:
        kinds: of its leaves, of "b", "i", "f", "c", "U", "S"; empty for an empty list.
        plain: whether it is a scalar or nested lists of scalars, with no array inside.
    """

    shape: tuple[int, ...]
    kinds: frozenset[str]
    plain: bool

    @property
    def numeric(self) -> bool:
        return self.kinds <= NUMERIC

    @property
    def text(self) -> bool:
        return len(self.kinds) == 1 and self.kinds <= TEXT


_SCALAR_FORMS = {kind: Form((), frozenset(kind), plain=True) for kind in KIND_NAMES}
_EMPTY_FORM = Form((0,), frozenset(), plain=True)


def form_of(value: Any) -> Form | None:
    """Return the form of an array, a scalar, or nested lists of equal lengths; None for everything else."""
    if isinstance(value, np.ndarray):
        group = _GROUPS.get(value.dtype.kind)
        return Form(value.shape, frozenset(group), plain=False) if group else None
    kind = _SCALARS.get(type(value))
    if kind is not None:
        return _SCALAR_FORMS[kind]
    return _form_of_sequence(value) if isinstance(value, list | tuple) else None


def _form_of_sequence(value: list[Any] | tuple[Any, ...]) -> Form | None:
    if not value:
        return _EMPTY_FORM
    types = set(map(type, value))
    kinds = {_SCALARS.get(t, "") for t in types}
    if "" not in kinds:
        return Form((len(value),), frozenset(kinds), plain=True)
    found: set[str] = set()
    first: Form | None = None
    plain = True
    for item in value:
        form = form_of(item)
        if form is None or (first is not None and form.shape != first.shape):
            return None
        first = first or form
        found |= form.kinds
        plain = plain and form.plain
    return Form((len(value), *first.shape), frozenset(found), plain) if first else None


def group_of(kinds: frozenset[str]) -> str:
    """Return the one kind that NumPy would give leaves of these kinds; "" for a mixture of kinds."""
    if len(kinds) == 1:
        return next(iter(kinds))
    if kinds <= {"i", "f"}:
        return "f"
    return "c" if kinds <= {"i", "f", "c"} else ""


def to_array(value: Any, form: Form, *, exact: bool = False) -> Array:
    """Convert the value to an array; its form is known to be numeric or text.

    Text from lists, integers beyond 64 bits and, where every bit counts (`exact`), lists of both integers and floats
    become arrays of Python objects.
    """
    if isinstance(value, np.ndarray):
        return value
    if form.text or (exact and len(form.kinds) > 1):
        return _to_objects(value, form.shape)
    try:
        array = np.array(value)
    except (OverflowError, ValueError, TypeError):
        return _to_objects(value, form.shape)
    if array.dtype.kind not in "biufc" or (array.dtype.kind == "f" and form.kinds and not form.kinds & {"f", "c"}):
        return _to_objects(value, form.shape)
    return array


def as_written(value: Any, array: Array) -> Array:
    """Return the array of a value, with Python's integers where only their size made NumPy choose uint64."""
    if array.dtype != np.uint64 or isinstance(value, np.ndarray):
        return array
    return array if any(isinstance(leaf, np.generic) for leaf in leaves(value)) else array.astype(object)


def hollow(array: Array) -> int:
    """Return how many rows an array without elements claims to have, which no bytes stand for; else 0."""
    return 0 if array.size else math.prod(side for side in array.shape if side)


def _to_objects(value: Any, shape: tuple[int, ...]) -> Array:
    result = np.empty(shape, dtype=object)
    result.reshape(-1)[:] = [plain_scalar(leaf) for leaf in leaves(value)]
    return result


def leaves(value: Any) -> Iterator[Any]:
    """Yield every leaf of nested lists and arrays, in order."""
    if isinstance(value, np.ndarray):
        yield from value.ravel().tolist()
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def plain_scalar(value: Any) -> Any:
    """Convert a NumPy scalar to its Python number; anything else is returned as it is."""
    return value.item() if isinstance(value, np.generic) else value


def kind_of(value: Any) -> str:
    """Say what a value is, in a word or two, for people."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return "an array"
    name = {"U": "str", "S": "bytes", "b": "bool", "i": "int", "f": "float", "c": "complex number"}.get(
        _SCALARS.get(type(value), ""), type(value).__name__
    )
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def identity(value: Any, dtype: Dtype = Dtype.ANY) -> Hashable:
    """Return a hashable that is equal for equal plain data: lists as tuples, arrays as nested lists, NaN equal to NaN.

    With any other `dtype` than ANY, numbers of different kinds are different too (True is not 1, 1 is not 1.0).
    """
    if isinstance(value, np.ndarray):
        return identity(value.tolist(), dtype) if value.size or value.ndim == 1 else ("empty", value.shape)
    if isinstance(value, list | tuple):
        return ("sequence", *(identity(item, dtype) for item in value))
    if isinstance(value, Mapping):
        pairs = ((identity(key, dtype), identity(item, dtype)) for key, item in value.items())
        return ("dict", frozenset(pairs))
    if isinstance(value, set | frozenset):
        return ("set", frozenset(identity(item, dtype) for item in value))
    return _scalar_identity(value, dtype)


def pair_keys(
    expected: Mapping[Any, Any], got: Mapping[Any, Any], dtype: Dtype
) -> tuple[list[tuple[Any, Any, Any]], list[Any], list[Any]]:
    """Return ((key, expected, got) for the keys of both dicts, the keys that `got` lacks, the keys beyond)."""
    wanted = {identity(key, dtype): key for key in expected}
    found: dict[Hashable, Any] = {}
    unexpected = []
    for key, item in got.items():
        known = identity(key, dtype)
        if known in wanted:
            found[known] = item
        else:
            unexpected.append(key)
    missing = [key for known, key in wanted.items() if known not in found]
    pairs = [(key, expected[key], found[known]) for known, key in wanted.items() if known in found]
    return pairs, missing, unexpected


def _scalar_identity(value: Any, dtype: Dtype) -> Hashable:
    kind = _SCALARS.get(type(value))
    if kind is None:
        return None if value is None else ("other", id(value))
    value = plain_scalar(value)
    if value != value:  # noqa: PLR0124  (NaN is the one value that differs from itself)
        value = ("nan",)
    return value if dtype is Dtype.ANY else (kind, value)
