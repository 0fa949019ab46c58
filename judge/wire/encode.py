"""Encodes values as bytes; it runs in the sandbox on whatever a submission returns."""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np

from judge.wire.values import (
    ALIGNMENT,
    DEFAULT,
    DTYPES,
    MAX_INT_BYTES,
    VIEW_BYTES,
    Fn,
    Layout,
    Rng,
    TooLarge,
    Unencodable,
    WireLimits,
    carries,
    small_for_empty,
)

Part = bytearray | memoryview

TAGGED, INT, FLOAT = struct.Struct("<cI"), struct.Struct("<cq"), struct.Struct("<cd")
SHAPES = [struct.Struct(f"<B{n}Q") for n in range(65)]  # NumPy has at most 64 dimensions
PADS = [bytes([n, *bytes(n)]) for n in range(ALIGNMENT)]


def encode(value: Any, limits: WireLimits = DEFAULT) -> bytearray:
    """Return the bytes of a value.

    Raises:
        Unencodable: a type the wire does not carry, or more of it than the limits allow.
    """
    encoder = _Encoder(limits)
    encoder.write(value, 0)
    encoder.reserve(0)
    return encoder.out


def encode_parts(value: Any, limits: WireLimits = DEFAULT) -> list[Part]:
    """Return the same bytes in parts, in which arrays of 64 KB and more are views of the value: to be sent at once.

    Raises:
        Unencodable: as `encode`.
    """
    encoder = _Encoder(limits, parts=[])
    encoder.write(value, 0)
    encoder.reserve(0)
    assert encoder.parts is not None
    return [*encoder.parts, encoder.out]


class _Encoder:
    __slots__ = ("before", "containers", "hashed", "hashes", "items", "limits", "out", "parts")

    def __init__(self, limits: WireLimits, parts: list[Part] | None = None) -> None:
        self.out = bytearray()
        self.limits = limits
        self.items = 0
        self.containers = 0
        self.hashed = 0
        self.hashes: dict[int, int] = {}  # how many keys of the container at hand there are of each hash
        self.parts = parts  # what is before `out`, where the value is wanted in parts
        self.before = 0  # bytes in them

    def write(self, value: Any, depth: int) -> None:
        writer = _WRITERS.get(type(value)) or _writer_for(value)
        writer(self, value, depth)

    def deeper(self, depth: int) -> int:
        """Return the depth inside a container of this depth."""
        if depth > self.limits.depth:
            message = f"The value is nested deeper than {self.limits.depth} levels (or contains itself)."
            raise Unencodable(message)
        return depth + 1

    def reserve(self, size: int) -> None:
        """Count bytes that are about to be added, beside what counts as an item."""
        if self.before + len(self.out) + size > self.limits.size:
            self.too_large()

    def too_large(self) -> None:
        message = f"The value takes more than {self.limits.size // 1024} KB."
        raise TooLarge(message)

    def count(self, n: int) -> None:
        self.items += n
        self.containers += 1
        if self.containers > self.limits.containers:
            message = f"The value has more than {self.limits.containers} lists, tuples, dicts and sets in it."
            raise Unencodable(message)
        if self.items > self.limits.items:
            message = f"The value has more than {self.limits.items} elements in its lists, tuples, dicts and sets."
            raise Unencodable(message)

    def put_none(self, _value: None, _depth: int) -> None:
        self.out += b"N"

    def put_bool(self, value: bool, _depth: int) -> None:
        self.out += b"T" if value else b"F"

    def put_int(self, value: int, _depth: int) -> None:
        value = int(value)
        if -(2**63) <= value < 2**63:
            self.out += INT.pack(b"i", value)
            return
        size = value.bit_length() // 8 + 1
        if size > MAX_INT_BYTES:
            message = f"The value holds an integer of {value.bit_length()} bits; {8 * MAX_INT_BYTES} is the most."
            raise Unencodable(message)
        self.reserve(size)
        self.out += TAGGED.pack(b"I", size) + value.to_bytes(size, "little", signed=True)

    def put_float(self, value: float, _depth: int) -> None:
        self.out += FLOAT.pack(b"f", value)

    def put_complex(self, value: complex, _depth: int) -> None:
        self.out += struct.pack("<cdd", b"c", value.real, value.imag)

    def put_str(self, value: str, _depth: int) -> None:
        self.raw(b"s", value.encode("utf-8", "surrogatepass"))

    def put_bytes(self, value: bytes | bytearray | memoryview, _depth: int) -> None:
        self.raw(b"b", bytes(value))

    def raw(self, tag: bytes, data: bytes) -> None:
        self.reserve(len(data))
        self.out += TAGGED.pack(tag, len(data))
        self.out += data

    def sequence(self, tag: bytes, value: Any, depth: int) -> None:
        items, depth = tuple(value), self.deeper(depth)
        self.count(len(items))
        self.out += TAGGED.pack(tag, len(items))
        for item in items:
            writer = _WRITERS.get(type(item)) or _writer_for(item)
            writer(self, item, depth)

    def put_list(self, value: Any, depth: int) -> None:
        self.sequence(b"l", value, depth)

    def put_tuple(self, value: Any, depth: int) -> None:
        self.sequence(b"t", value, depth)

    def put_set(self, value: Any, depth: int) -> None:
        self.members(b"e", value, depth)

    def put_frozenset(self, value: Any, depth: int) -> None:
        self.members(b"z", value, depth)

    def members(self, tag: bytes, value: Any, depth: int) -> None:
        items, depth = tuple(value), self.deeper(depth)
        self.count(len(items))
        self.out += TAGGED.pack(tag, len(items))
        hashes, self.hashes = self.hashes, {}
        for item in items:
            self.hash(item, depth)
        self.hashes = hashes

    def hash(self, value: Any, depth: int) -> None:
        """Write what will be hashed again on the other side, counted as it is there (`WireLimits.hashed`)."""
        start = len(self.out)
        self.write(value, depth)
        if isinstance(value, str | bytes):
            return
        self.hashed += 1 + (len(self.out) - start) // 16
        known = hash(value)
        self.hashes[known] = alike = self.hashes.get(known, 0) + 1
        if self.hashed > self.limits.hashed or alike > self.limits.alike:
            message = (
                f"The value has more dict keys and set members than {self.limits.hashed} that are not strings "
                "(long ones count several times); return them as a list or an array instead."
            )
            raise Unencodable(message)

    def put_dict(self, value: Mapping[Any, Any], depth: int) -> None:
        pairs, depth = tuple(value.items()), self.deeper(depth)
        self.count(2 * len(pairs))
        self.out += TAGGED.pack(b"d", len(pairs))
        known: dict[int, int] = {}
        for key, item in pairs:
            if type(key) is str:
                self.out += _KEYS.get(key) or self.key(key)
            else:
                self.hashes = known
                self.hash(key, depth)
            self.write(item, depth)

    def key(self, key: str) -> bytes:
        self.reserve(len(key))
        return _key(key)

    def put_array(self, value: np.ndarray[Any, Any], _depth: int) -> None:
        array = value if type(value) is np.ndarray and value.dtype in _HEADS else _plain(value)
        size = array.nbytes
        if self.before + len(self.out) + size > self.limits.size:
            self.too_large()
        if not array.size and not small_for_empty(array.shape):
            message = f"An array of shape {array.shape} holds nothing, and too many rows of it."
            raise Unencodable(message)
        out = self.out
        out += _HEADS.get(array.dtype) or _head(array.dtype)
        out += SHAPES[array.ndim].pack(array.ndim, *array.shape)
        out += PADS[-(self.before + len(out) + 1) % ALIGNMENT]
        if size < VIEW_BYTES or self.parts is None:
            out += array.tobytes()
        else:
            self.by_itself(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data, self.parts)

    def by_itself(self, data: memoryview, parts: list[Part]) -> None:
        parts += [self.out, data]
        self.before += len(self.out) + len(data)
        self.out = bytearray()

    def put_scalar(self, value: np.generic, _depth: int) -> None:
        array = _plain(np.asarray(value))
        self.reserve(array.nbytes)
        self.out += b"g" + (_HEADS.get(array.dtype) or _head(array.dtype))[1:]
        self.out += array.tobytes()

    def put_fn(self, value: Fn, depth: int) -> None:
        self.made_inside(b"n", depth, value.name, dict(value.params))

    def put_rng(self, value: Rng, depth: int) -> None:
        self.made_inside(b"r", depth, value.seed)

    def put_layout(self, value: Layout, depth: int) -> None:
        self.made_inside(b"y", depth, value.kind, value.array)

    def made_inside(self, tag: bytes, depth: int, *parts: Any) -> None:
        depth = self.deeper(depth)
        self.out += tag
        for part in parts:
            self.write(part, depth)


_KEYS: dict[str, bytes] = {}  # the words of messages, encoded: most of what a message is made of


def _key(key: str) -> bytes:
    data = key.encode("utf-8", "surrogatepass")
    encoded = TAGGED.pack(b"s", len(data)) + data
    if len(_KEYS) < 200 and len(key) < 40:
        _KEYS[key] = encoded
    return encoded


def _plain(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the array as a base-class ndarray in native byte order, of a dtype that travels."""
    plain = np.asarray(array)
    if not plain.dtype.isnative:
        plain = plain.astype(plain.dtype.newbyteorder("="))
    if plain.dtype.kind in "US" and plain.dtype.itemsize == 0:
        plain = plain.astype(plain.dtype.kind + "1")
    if plain.dtype.kind == "O":
        raise Unencodable("An array of dtype object: its rows have different lengths, or it holds Python objects.")
    if not carries(plain.dtype):
        message = f"An array of dtype {plain.dtype} can't be returned; use a number, boolean or string dtype."
        raise Unencodable(message)
    return plain


def _head(dtype: np.dtype[Any]) -> bytes:
    """Return how an array of this dtype begins."""
    code = dtype.str.encode("ascii")
    return b"a" + bytes([len(code)]) + code


_HEADS = {dtype: _head(dtype) for dtype in DTYPES.values()}  # of the dtypes that are plain as they are

_Writer = Callable[[_Encoder, Any, int], None]

_WRITERS: dict[type, _Writer] = {
    type(None): _Encoder.put_none,
    bool: _Encoder.put_bool,
    int: _Encoder.put_int,
    float: _Encoder.put_float,
    complex: _Encoder.put_complex,
    str: _Encoder.put_str,
    bytes: _Encoder.put_bytes,
    list: _Encoder.put_list,
    tuple: _Encoder.put_tuple,
    dict: _Encoder.put_dict,
    set: _Encoder.put_set,
    frozenset: _Encoder.put_frozenset,
    np.ndarray: _Encoder.put_array,
    np.float64: _Encoder.put_scalar,
    Fn: _Encoder.put_fn,
    Rng: _Encoder.put_rng,
    Layout: _Encoder.put_layout,
}

# Subclasses and relatives of the plain types, in the order in which they are tried. NumPy's scalars come first: float64
# is also a float, and str_ a str.
_RELATIVES: tuple[tuple[tuple[type, ...], _Writer], ...] = (
    ((np.generic,), _Encoder.put_scalar),
    ((np.ndarray,), _Encoder.put_array),
    ((int,), _Encoder.put_int),
    ((float,), lambda encoder, value, depth: encoder.put_float(float(value), depth)),
    ((complex,), lambda encoder, value, depth: encoder.put_complex(complex(value), depth)),
    ((str,), lambda encoder, value, depth: encoder.put_str(str(value), depth)),
    ((bytes, bytearray, memoryview), _Encoder.put_bytes),
    ((tuple,), _Encoder.put_tuple),
    ((list, deque, range), _Encoder.put_list),
    ((Mapping,), _Encoder.put_dict),
    ((frozenset,), _Encoder.put_frozenset),
    ((AbstractSet,), _Encoder.put_set),
)


def _writer_for(value: Any) -> _Writer:
    for types, writer in _RELATIVES:
        if isinstance(value, types):
            return writer
    kind = type(value).__name__
    article = "an" if kind[:1].lower() in "aeiou" else "a"
    message = f"Got {article} {kind}, which is not plain data (numbers, strings, lists, tuples, dicts, sets, arrays)."
    if isinstance(value, Iterator):
        message = f"Got {article} {kind}; return a list or an array instead."
    elif callable(value):
        message = f"Got {article} {kind} (something to call); return its result instead."
    raise Unencodable(message)
