"""What travels beside plain data: references to what is made inside a sandbox, limits, dtypes, and the errors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

ALIGNMENT = 16  # bytes: enough for complex128 and for the vector loads of NumPy's loops
VIEW_BYTES = 64 * 1024  # arrays from this size on are views where the caller allows it
MAX_INT_BYTES = 1700  # about 4,090 decimal digits: below what Python refuses to print
MAX_NDIM = 32
MAX_EMPTY_ROWS = 1_000_000  # most rows of an array without elements: its shape costs nothing to send


@dataclass(frozen=True, slots=True)
class Fn:
    """An input that is a callable: `functions.<name>(**params)` makes it inside the sandbox."""

    name: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __init__(self, name: str, /, **params: Any) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "params", params)

    def __hash__(self) -> int:
        return hash((self.name, tuple(self.params)))


@dataclass(frozen=True, slots=True)
class Rng:
    """An input that is `np.random.default_rng(seed)`, made inside the sandbox."""

    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """An array with a memory layout: "fortran", "strided" or "readonly"; or "list": as nested lists."""

    array: np.ndarray[Any, Any]
    kind: str

    KINDS = ("fortran", "strided", "readonly", "list")

    def __post_init__(self) -> None:
        if self.kind not in self.KINDS:
            message = f"Layout kind {self.kind!r} is unknown; known are {', '.join(self.KINDS)}."
            raise ValueError(message)
        object.__setattr__(self, "array", np.asarray(self.array))

    def make(self) -> Any:
        """Make the array as the case wants it: same values and dtype, other strides, flags or containers."""
        if self.kind == "fortran":
            return np.array(self.array, order="F")  # a copy, also where C and Fortran order agree
        if self.kind == "list":
            return self.array.tolist()
        if self.kind == "readonly":
            frozen = self.array.copy()
            frozen.flags.writeable = False
            return frozen
        if self.array.ndim == 0:
            return self.array.copy()
        wide = np.zeros((*self.array.shape[:-1], 2 * self.array.shape[-1]), self.array.dtype)
        wide[..., ::2] = self.array
        return wide[..., ::2]


@dataclass(frozen=True, slots=True)
class WireLimits:
    """The limits of one value.

    Attributes:
        size: bytes of the encoded value.
        depth: of nesting.
        items: elements of all containers together (array elements are not counted: their bytes are).
        hashed: set members and dict keys, other than str and bytes, whose hashes a peer could choose; a long one counts
            as often as 16 bytes go into it, since comparing it takes as long.
        alike: those of one container with one and the same hash, each of which is compared with all before it.
        containers: lists, tuples, sets and dicts together: one costs as much memory and time as many elements.
    """

    size: int = 64 * 1024 * 1024
    depth: int = 64
    items: int = 1_000_000
    hashed: int = 4096
    alike: int = 32
    containers: int = 200_000


DEFAULT = WireLimits()


class WireError(Exception):
    """The base of the wire's errors: WireError > Unencodable > TooLarge; WireError > Malformed."""


class Unencodable(WireError):  # noqa: N818
    """A value that the wire can't carry; the message is for whoever returned it."""


class TooLarge(Unencodable):
    """A value of more bytes than may travel."""


class Malformed(WireError):  # noqa: N818
    """Bytes that no honest peer would send."""


class LimitExceeded(Malformed):
    """A value over the limits, which an honest peer may also send."""


DTYPES = {
    np.dtype(kind).str: np.dtype(kind)
    for kind in (
        *(np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64),
        *(np.float16, np.float32, np.float64, np.complex64, np.complex128),
    )
}


def carries(dtype: np.dtype[Any]) -> bool:
    """Return whether arrays of this dtype (in native byte order) travel: numbers, booleans, fixed-width text."""
    return dtype.str in DTYPES or (dtype.kind in "US" and 0 < dtype.itemsize <= 4096)


def small_for_empty(shape: tuple[int, ...]) -> bool:
    """Return whether an array without elements claims few enough rows that going through them is no work."""
    return math.prod(n for n in shape if n) <= MAX_EMPTY_ROWS
