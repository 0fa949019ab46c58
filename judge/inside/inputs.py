"""The inputs of a case: found, decoded afresh for every run, and compared afterwards with what they were.

Small inputs are read, and every run decodes its own copy. Large ones are mapped from the judge's file, privately: an
array is a view of the mapping, which copies a page only when it is written, and every run gets a mapping of its own.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from judge import wire
from judge.inside.folder import contains, made

READ_AHEAD = 64 * 1024  # bytes
MAPPED = 256 * 1024  # bytes from which inputs are mapped
REENCODED = 64 * 1024  # bytes up to which all inputs are compared at once, by how they encode before and after a run

UNCHANGING = frozenset({bool, int, float, complex, str, bytes, type(None)})

Taken = tuple[np.ndarray[Any, Any], np.dtype[Any], tuple[int, ...], bytes]
Functions = Mapping[str, Callable[..., Any]]


class File:
    """A file of frozen inputs. What is small is read ahead: one call for many cases."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._window = b""
        self._start = 0

    def read(self, offset: int, length: int) -> bytes:
        at = offset - self._start
        if at < 0 or at + length > len(self._window):
            self._window, self._start, at = os.pread(self.fd, max(length, READ_AHEAD), offset), offset, 0
        return self._window[at : at + length]


class Inputs:
    """The encoded inputs of one case."""

    def __init__(self, data: bytes | None = None, file: File | None = None, at: Sequence[int] = (0, 0)) -> None:
        self._offset, self._length = (0, len(data)) if data is not None else at
        self._file = file
        if data is None and file is not None and self._length < MAPPED:
            data = file.read(self._offset, self._length)
        self._data = data
        self._watched: list[str] = []
        self._before: bytes | bytearray | None = None
        self._arrays: list[Taken] | None = None  # all that a run could change, where that is arrays alone

    def __len__(self) -> int:
        return self._length

    def _buffer(self) -> memoryview | bytes:
        if self._data is not None:
            return self._data
        assert self._file is not None
        start = self._offset // mmap.PAGESIZE * mmap.PAGESIZE
        mapping = mmap.mmap(self._file.fd, self._offset + self._length - start, access=mmap.ACCESS_COPY, offset=start)
        return memoryview(mapping)[self._offset - start :]

    def decode(self) -> tuple[dict[str, Any], bool]:
        """Return the inputs by name, and whether there is nothing in them to make."""
        return wire.decode_noting(self._buffer(), copy=self._data is not None)

    def fresh(self, functions: Functions, variant: int, exempt: Sequence[str] = ()) -> dict[str, Any]:
        """Return the inputs for one run: `Fn` as callables, `Rng` as generators of this variant, `Layout` as arrays.

        Args:
            exempt: inputs that the run may change.
        """
        values, plain = self.decode()
        self._watched, self._before = list(values), self._data
        self._arrays = None
        if plain and not exempt:
            if self._data is not None and self._length <= REENCODED:
                self._arrays = _taken(values)
            return values
        given = values if plain else {name: made(value, functions, variant) for name, value in values.items()}
        watched = [name for name in values if name not in exempt]
        self._watched = watched if plain else [name for name in watched if not _holds_code(values[name])]
        if self._data is not None and self._length <= REENCODED:
            self._before = wire.encode({name: given[name] for name in self._watched})
        return given

    def mutated(self, given: Mapping[str, Any]) -> list[str]:
        """Return the names of inputs that are no longer what they were; callables and generators are not looked at."""
        if self._arrays is not None:
            if all(
                array.dtype == dtype and array.shape == shape and array.tobytes() == data
                for array, dtype, shape, data in self._arrays
            ):
                return []
        elif self._data is not None and self._length <= REENCODED:
            with contextlib.suppress(Exception):  # an input that no longer encodes is named below
                if wire.encode({name: given[name] for name in self._watched}) == self._before:
                    return []
        values, _plain = self.decode()
        return [name for name in self._watched if not _same(made(values[name], {}), given[name])]


def _taken(values: Mapping[str, Any]) -> list[Taken] | None:
    """Return the arrays among values as they are now; None where something else could change, too."""
    taken = []
    for value in values.values():
        kind = type(value)
        if kind is np.ndarray:
            taken.append((value, value.dtype, value.shape, value.tobytes()))
        elif kind not in UNCHANGING:
            return None
    return taken


def _holds_code(value: Any) -> bool:
    return contains(value, wire.Fn) or contains(value, wire.Rng)


def _same(was: Any, now: Any) -> bool:
    """Return whether two inputs are the same to the last bit, NaN included."""
    if type(was) is np.ndarray and type(now) is np.ndarray:
        return was.dtype == now.dtype and was.shape == now.shape and _same_bytes(was, now)
    try:
        return wire.encode(was) == wire.encode(now)
    except Exception:  # noqa: BLE001  (no longer plain data, or an object of the submission's making)
        return False


def _same_bytes(was: np.ndarray[Any, Any], now: np.ndarray[Any, Any]) -> bool:
    if was.nbytes < REENCODED:
        return was.tobytes() == now.tobytes()
    words = np.uint64 if was.dtype.itemsize % 8 == 0 else np.uint8
    return bool(np.array_equal(np.ascontiguousarray(was).view(words), np.ascontiguousarray(now).view(words)))
