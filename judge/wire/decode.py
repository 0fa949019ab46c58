"""Bytes to values, written for a hostile peer: bounded in size, depth and count, and wrong bytes are `Malformed`."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from judge.wire.values import (
    DEFAULT,
    DTYPES,
    MAX_INT_BYTES,
    MAX_NDIM,
    VIEW_BYTES,
    Fn,
    Layout,
    LimitExceeded,
    Malformed,
    Rng,
    WireLimits,
    carries,
    small_for_empty,
)

MAX_CODE_POINT = 0x10FFFF
MAX_LENGTH = 2**40  # of a dimension
COUNT, INT, FLOAT, COMPLEX = (struct.Struct(form) for form in ("<I", "<q", "<d", "<dd"))
SHAPES = [struct.Struct(f"<{n}Q") for n in range(MAX_NDIM + 1)]
TEXT = ord("s")
_CODES = {code.encode(): dtype for code, dtype in DTYPES.items()}

Buffer = bytes | bytearray | memoryview


def decode(buffer: Buffer, limits: WireLimits = DEFAULT, *, copy: bool = True) -> Any:
    """Return the value that the bytes hold.

    Args:
        buffer: exactly one encoded value.
        limits: what it may take.
        copy: whether every array is a writable copy. Without, arrays of 64 KB and more are views of the buffer, and
            writable where it is.

    Raises:
        Malformed: the bytes are not one value within the limits.
    """
    return _decoded(_Decoder(buffer, limits, copy=copy))


def decode_noting(buffer: Buffer, limits: WireLimits = DEFAULT, *, copy: bool = True) -> tuple[Any, bool]:
    """Return the value that the bytes hold, and whether it is plain data: without `Fn`, `Rng` and `Layout`."""
    decoder = _Decoder(buffer, limits, copy=copy)
    return _decoded(decoder), decoder.plain


def _decoded(decoder: _Decoder) -> Any:
    if decoder.end > decoder.limits.size + 1024:
        raise LimitExceeded("The value is larger than its limit.")
    try:
        value = decoder.read(0)
    except Malformed:
        raise
    except (struct.error, ValueError, TypeError, OverflowError, UnicodeError, IndexError) as error:
        message = f"Not a value: {error}"
        raise Malformed(message) from error
    if decoder.at != decoder.end:
        raise Malformed("There are bytes behind the value.")
    return value


class _Decoder:
    __slots__ = (
        "at",
        "buffer",
        "containers",
        "copy",
        "deepest",
        "end",
        "hashed",
        "hashes",
        "items",
        "limits",
        "plain",
        "view",
    )

    def __init__(self, buffer: Buffer, limits: WireLimits, *, copy: bool) -> None:
        self.buffer = buffer
        self.view = memoryview(buffer)  # of which a part is taken without copying it twice
        self.end = len(buffer)
        self.limits = limits
        self.deepest = limits.depth + 1
        self.copy = copy
        self.at = 0
        self.items = 0
        self.containers = 0
        self.hashed = 0
        self.hashes: dict[int, int] = {}  # how many keys of the container at hand there are of each hash
        self.plain = True

    def read(self, depth: int) -> Any:
        if depth > self.deepest:
            raise Malformed("Nested too deep.")
        tag = self.buffer[self.at]
        self.at += 1
        return _READERS[tag](self, depth)

    def unknown(self, _depth: int) -> Any:
        message = f"Unknown tag {self.buffer[self.at - 1]}."
        raise Malformed(message)

    def skip(self, n: int) -> int:
        """Return where the next n bytes begin, which are there."""
        start = self.at
        if n > self.end - start:
            raise Malformed("The value ends early.")
        self.at = start + n
        return start

    def take(self, n: int) -> bytes:
        start = self.skip(n)
        return bytes(self.view[start : start + n])

    def unpack(self, form: struct.Struct) -> Any:
        start = self.at
        self.at = start + form.size
        return form.unpack_from(self.buffer, start)

    def length(self) -> int:
        start = self.at
        self.at = start + 4
        n: int = COUNT.unpack_from(self.buffer, start)[0]
        if n > self.end - self.at:
            raise Malformed("A count exceeds what follows.")
        return n

    def count(self, each: int) -> int:
        n = self.length()
        self.items += n * each
        self.containers += 1
        if self.items > self.limits.items or self.containers > self.limits.containers:
            raise LimitExceeded("Too many elements.")
        return n

    def get_int(self, _depth: int) -> int:
        return int(self.unpack(INT)[0])

    def get_big(self, _depth: int) -> int:
        n = self.length()
        if n > MAX_INT_BYTES:
            raise Malformed("Too large an integer.")
        return int.from_bytes(self.take(n), "little", signed=True)

    def get_float(self, _depth: int) -> float:
        return float(self.unpack(FLOAT)[0])

    def get_complex(self, _depth: int) -> complex:
        return complex(*self.unpack(COMPLEX))

    def get_str(self, _depth: int) -> str:
        start = self.at + 4
        self.at = end = start + COUNT.unpack_from(self.buffer, self.at)[0]
        if end > self.end:
            raise Malformed("A text ends early.")
        return str(self.view[start:end], "utf-8", "surrogatepass")

    def get_bytes(self, _depth: int) -> bytes:
        return self.take(self.length())

    def get_list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        buffer, depth = self.buffer, depth + 1
        if depth > self.deepest:
            raise Malformed("Nested too deep.")
        for _ in range(self.count(1)):
            tag = buffer[self.at]
            self.at += 1
            items.append(_READERS[tag](self, depth))
        return items

    def get_tuple(self, depth: int) -> tuple[Any, ...]:
        return tuple(self.get_list(depth))

    def get_set(self, depth: int) -> set[Any]:
        hashes, self.hashes = self.hashes, {}
        result = {self.key(depth) for _ in range(self.count(1))}
        self.hashes = hashes
        return result

    def get_frozenset(self, depth: int) -> frozenset[Any]:
        return frozenset(self.get_set(depth))

    def get_dict(self, depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        known: dict[int, int] = {}
        for _ in range(self.count(2)):
            self.hashes = known
            key = self.key(depth)
            result[key] = self.read(depth + 1)
        return result

    def key(self, depth: int) -> Any:
        start = self.at
        if self.buffer[start] == TEXT and depth < self.deepest:  # what nearly every key is
            self.at = start + 1
            return self.get_str(depth)
        key = self.read(depth + 1)
        if not isinstance(key, str | bytes):
            self.hashed += 1 + (self.at - start) // 16
            known = hash(key)
            self.hashes[known] = alike = self.hashes.get(known, 0) + 1
            if self.hashed > self.limits.hashed or alike > self.limits.alike:
                raise LimitExceeded("Too many keys that are not strings.")
        return key

    def dtype(self) -> np.dtype[Any]:
        start = self.at + 1
        self.at = end = start + self.buffer[start - 1]
        code = bytes(self.view[start:end])
        return _CODES.get(code) or _text_dtype(code)

    def get_array(self, _depth: int) -> np.ndarray[Any, Any]:
        dtype, buffer, at = self.dtype(), self.buffer, self.at  # one long way: most of what is decoded are arrays
        ndim = buffer[at]
        if ndim > MAX_NDIM:
            raise Malformed("Too many dimensions.")
        form = SHAPES[ndim]
        shape = form.unpack_from(buffer, at + 1)
        at += 1 + form.size
        at += 1 + buffer[at]  # the padding
        if shape and max(shape) >= MAX_LENGTH:
            raise Malformed("Too long a dimension.")
        size = math.prod(shape)
        self.at = at + size * dtype.itemsize
        if self.at > self.end:
            raise Malformed("The value ends early.")
        if not size:
            if not small_for_empty(shape):
                raise Malformed("An empty array that claims millions of rows.")
            return np.zeros(shape, dtype)
        array = np.frombuffer(buffer, dtype, size, at)
        if dtype.kind == "U":
            array = _checked(array)
        if ndim != 1:
            array = array.reshape(shape)
        return array.copy() if self.copy or array.nbytes < VIEW_BYTES else array

    def get_scalar(self, _depth: int) -> Any:
        dtype = self.dtype()
        return _checked(np.frombuffer(self.buffer, dtype, 1, self.skip(dtype.itemsize)))[0]

    def get_fn(self, depth: int) -> Fn:
        self.plain = False
        name, params = self.read(depth + 1), self.read(depth + 1)
        if not isinstance(name, str) or not isinstance(params, dict) or not all(isinstance(k, str) for k in params):
            raise Malformed("Not a function reference.")
        return Fn(name, **params)

    def get_rng(self, depth: int) -> Rng:
        self.plain = False
        seed = self.read(depth + 1)
        if not isinstance(seed, int):
            raise Malformed("Not a seed.")
        return Rng(seed)

    def get_layout(self, depth: int) -> Layout:
        self.plain = False
        kind, array = self.read(depth + 1), self.read(depth + 1)
        if not isinstance(kind, str) or not isinstance(array, np.ndarray):
            raise Malformed("Not a layout.")
        return Layout(array, kind)


def _text_dtype(code: bytes) -> np.dtype[Any]:
    """Return the dtype of fixed-width text; nothing else is left that travels."""
    if len(code) <= 6 and code[:2] in (b"<U", b"|S", b"<S") and code[2:].isdigit():
        dtype = np.dtype(code.decode("ascii"))
        if carries(dtype):
            return dtype
    raise Malformed("A dtype that does not travel.")


def _checked(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the array itself; Malformed where it is text of code points that no string can hold."""
    if array.dtype.kind == "U" and array.size and int(array.view(np.uint32).max()) > MAX_CODE_POINT:
        raise Malformed("Text of impossible characters.")
    return array


_BY_TAG: dict[str, Callable[[_Decoder, int], Any]] = {
    "N": lambda _decoder, _depth: None,
    "T": lambda _decoder, _depth: True,
    "F": lambda _decoder, _depth: False,
    "i": _Decoder.get_int,
    "I": _Decoder.get_big,
    "f": _Decoder.get_float,
    "c": _Decoder.get_complex,
    "s": _Decoder.get_str,
    "b": _Decoder.get_bytes,
    "l": _Decoder.get_list,
    "t": _Decoder.get_tuple,
    "d": _Decoder.get_dict,
    "e": _Decoder.get_set,
    "z": _Decoder.get_frozenset,
    "a": _Decoder.get_array,
    "g": _Decoder.get_scalar,
    "n": _Decoder.get_fn,
    "r": _Decoder.get_rng,
    "y": _Decoder.get_layout,
}
_READERS = [_BY_TAG.get(chr(tag), _Decoder.unknown) for tag in range(256)]
