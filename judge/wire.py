"""The wire: plain data as bytes, between trusted processes and what runs in a sandbox.

Theory of operation. A value is a tag byte and its content; containers carry a count, arrays carry dtype, shape and
their bytes, aligned so that they can be used in place. Nothing on the wire names a class, a function or a module, so
decoding can only ever make plain data. `decode` is written for a hostile peer: it never allocates more than a small
multiple of the bytes it was given (every count is checked against the bytes that are left before anything is made),
it bounds depth, items and hashed keys (equal hashes are quadratic), it accepts only dtypes on a list, and whatever is
wrong with the bytes is a `Malformed`, never another exception. `encode` runs in the sandbox, on whatever a submission
returns; what it can't carry is an `Unencodable` with a sentence for the submitter.

This module is the only one of ours that both sides import. It needs the standard library and NumPy alone.
"""

from __future__ import annotations

import math
import struct
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

import numpy as np

ALIGNMENT = 16  # bytes: enough for complex128 and for the vector loads of NumPy's loops
VIEW_BYTES = 64 * 1024  # arrays from this size on are views where the caller allows it
MAX_INT_BYTES = 1700  # about 4,090 decimal digits: below what Python refuses to print
MAX_NDIM = 32
MAX_EMPTY_ROWS = 1_000_000  # of an array without elements: its shape costs nothing to send
MAX_CODE_POINT = 0x10FFFF
HEADER, TAGGED, INT, FLOAT, COMPLEX = (struct.Struct(form) for form in ("<I", "<cI", "<q", "<d", "<dd"))


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
        """The array as the case wants it: same values and dtype, other strides, flags or containers."""
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
class Limits:
    """What one value may take.

    Attributes:
        size: bytes of the encoded value.
        depth: of nesting.
        items: elements of all containers together (array elements are not counted: their bytes are).
        hashed: set members and dict keys, other than str and bytes, whose hashes a peer could choose; a long one counts
            as often as 16 bytes go into it, since comparing it takes as long.
    """

    size: int = 64 * 1024 * 1024
    depth: int = 64
    items: int = 1_000_000
    hashed: int = 4096


DEFAULT = Limits()


class WireError(Exception):
    """The tree: WireError > Unencodable, Malformed."""


class Unencodable(WireError):  # noqa: N818
    """A value that the wire can't carry; the message is for whoever returned it."""


class Malformed(WireError):  # noqa: N818
    """Bytes that no honest peer would send."""


DTYPES = {
    np.dtype(kind).str: np.dtype(kind)
    for kind in (
        *(np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64),
        *(np.float16, np.float32, np.float64, np.complex64, np.complex128),
    )
}


def carries(dtype: np.dtype[Any]) -> bool:
    """Whether arrays of this dtype (in native byte order) travel: numbers, booleans, fixed-width str and bytes."""
    return dtype.str in DTYPES or (dtype.kind in "US" and 0 < dtype.itemsize <= 4096)


Part = bytearray | memoryview

# --- encoding ---------------------------------------------------------------------------------------------------


def encode(value: Any, limits: Limits = DEFAULT) -> bytearray:
    """The bytes of a value.

    Raises:
        Unencodable: a type the wire does not carry, or more of it than the limits allow.
    """
    encoder = _Encoder(limits)
    encoder.write(value, 0)
    return encoder.out


def encode_parts(value: Any, limits: Limits = DEFAULT) -> list[Part]:
    """The same bytes in parts, in which arrays of 64 KB and more are views of the value: to be sent at once.

    Raises:
        Unencodable: as `encode`.
    """
    encoder = _Encoder(limits, parts=[])
    encoder.write(value, 0)
    assert encoder.parts is not None
    return [*encoder.parts, encoder.out]


class _Encoder:
    def __init__(self, limits: Limits, parts: list[Part] | None = None) -> None:
        self.out = bytearray()
        self.limits = limits
        self.items = 0
        self.parts = parts  # what is before `out`, where the value is wanted in parts
        self.before = 0  # bytes in them

    def write(self, value: Any, depth: int) -> None:
        if depth > self.limits.depth:
            message = f"The value is nested deeper than {self.limits.depth} levels (or contains itself)."
            raise Unencodable(message)
        writer = _WRITERS.get(type(value)) or _writer_for(value)
        writer(self, value, depth)
        if self.before + len(self.out) > self.limits.size:
            self.too_large()

    def too_large(self) -> None:
        message = f"The value takes more than {self.limits.size // 1024} KB."
        raise Unencodable(message)

    def count(self, n: int) -> None:
        self.items += n
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
            self.out += struct.pack("<cq", b"i", value)
            return
        size = value.bit_length() // 8 + 1
        if size > MAX_INT_BYTES:
            message = f"The value holds an integer of {value.bit_length()} bits; {8 * MAX_INT_BYTES} is the most."
            raise Unencodable(message)
        self.out += struct.pack("<cI", b"I", size) + value.to_bytes(size, "little", signed=True)

    def put_float(self, value: float, _depth: int) -> None:
        self.out += struct.pack("<cd", b"f", value)

    def put_complex(self, value: complex, _depth: int) -> None:
        self.out += struct.pack("<cdd", b"c", value.real, value.imag)

    def put_str(self, value: str, _depth: int) -> None:
        self.raw(b"s", value.encode("utf-8", "surrogatepass"))

    def put_bytes(self, value: bytes | bytearray | memoryview, _depth: int) -> None:
        self.raw(b"b", bytes(value))

    def raw(self, tag: bytes, data: bytes) -> None:
        if len(data) > self.limits.size:
            self.too_large()
        self.out += TAGGED.pack(tag, len(data))
        self.out += data

    def sequence(self, tag: bytes) -> Callable[[Any, int], None]:
        def write(value: Any, depth: int) -> None:
            items = tuple(value)
            self.count(len(items))
            self.out += TAGGED.pack(tag, len(items))
            for item in items:
                self.write(item, depth + 1)

        return write

    def put_list(self, value: Any, depth: int) -> None:
        self.sequence(b"l")(value, depth)

    def put_tuple(self, value: Any, depth: int) -> None:
        self.sequence(b"t")(value, depth)

    def put_set(self, value: Any, depth: int) -> None:
        self.sequence(b"e")(value, depth)

    def put_frozenset(self, value: Any, depth: int) -> None:
        self.sequence(b"z")(value, depth)

    def put_dict(self, value: Mapping[Any, Any], depth: int) -> None:
        pairs = tuple(value.items())
        self.count(2 * len(pairs))
        self.out += TAGGED.pack(b"d", len(pairs))
        for key, item in pairs:
            if type(key) is str:
                self.out += _KEYS.get(key) or _key(key)
            else:
                self.write(key, depth + 1)
            self.write(item, depth + 1)

    def put_array(self, value: np.ndarray[Any, Any], _depth: int) -> None:
        array = _plain(value)
        if array.nbytes > self.limits.size:
            self.too_large()
        if not array.size and not _small_for_empty(array.shape):
            message = f"An array of shape {array.shape} holds nothing, and too many rows of it."
            raise Unencodable(message)
        self.out += b"a"
        self.dtype(array.dtype)
        self.out += struct.pack(f"<B{array.ndim}Q", array.ndim, *array.shape)
        self.align()
        if array.size:
            self.body(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)

    def body(self, data: memoryview) -> None:
        if self.parts is None or len(data) < VIEW_BYTES:
            self.out += data
            return
        self.parts += [self.out, data]
        self.before += len(self.out) + len(data)
        self.out = bytearray()

    def put_scalar(self, value: np.generic, _depth: int) -> None:
        array = _plain(np.asarray(value))
        self.out += b"g"
        self.dtype(array.dtype)
        self.out += array.tobytes()

    def dtype(self, dtype: np.dtype[Any]) -> None:
        code = dtype.str.encode("ascii")
        self.out.append(len(code))
        self.out += code

    def align(self) -> None:
        pad = -(self.before + len(self.out) + 1) % ALIGNMENT
        self.out += bytes([pad]) + bytes(pad)

    def put_fn(self, value: Fn, depth: int) -> None:
        self.out += b"n"
        self.write(value.name, depth + 1)
        self.write(dict(value.params), depth + 1)

    def put_rng(self, value: Rng, depth: int) -> None:
        self.out += b"r"
        self.write(value.seed, depth + 1)

    def put_layout(self, value: Layout, depth: int) -> None:
        self.out += b"y"
        self.write(value.kind, depth + 1)
        self.write(value.array, depth + 1)


_KEYS: dict[str, bytes] = {}  # the words of messages, encoded: most of what a message is made of


def _key(key: str) -> bytes:
    data = key.encode("utf-8", "surrogatepass")
    encoded = TAGGED.pack(b"s", len(data)) + data
    if len(_KEYS) < 200 and len(key) < 40:
        _KEYS[key] = encoded
    return encoded


def _plain(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The array as a base-class ndarray in native byte order, of a dtype that travels."""
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


def _small_for_empty(shape: tuple[int, ...]) -> bool:
    """Whether an array without elements claims few enough rows that going through them is no work."""
    return math.prod(n for n in shape if n) <= MAX_EMPTY_ROWS


def _checked(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same; Malformed where it is text of code points that no string can hold."""
    if array.dtype.kind == "U" and array.size and int(array.view(np.uint32).max()) > MAX_CODE_POINT:
        raise Malformed("Text of impossible characters.")
    return array


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


# --- decoding ---------------------------------------------------------------------------------------------------


def decode(buffer: bytes | bytearray | memoryview, limits: Limits = DEFAULT, *, copy: bool = True) -> Any:
    """The value that the bytes hold.

    Args:
        buffer: exactly one encoded value.
        limits: what it may take.
        copy: whether every array is a writable copy. Without, arrays of 64 KB and more are views of the buffer, and
            writable where it is.

    Raises:
        Malformed: the bytes are not one value within the limits.
    """
    view = memoryview(buffer)
    if len(view) > limits.size + 1024:
        raise Malformed("The value is larger than its limit.")
    decoder = _Decoder(view, limits, copy=copy)
    try:
        value = decoder.read(0)
    except (struct.error, ValueError, TypeError, OverflowError, UnicodeError, IndexError) as error:
        message = f"Not a value: {error}"
        raise Malformed(message) from error
    if decoder.at != len(view):
        raise Malformed("There are bytes behind the value.")
    return value


class _Decoder:
    def __init__(self, view: memoryview, limits: Limits, *, copy: bool) -> None:
        self.view = view
        self.end = len(view)
        self.limits = limits
        self.deepest = limits.depth + 1
        self.copy = copy
        self.at = 0
        self.items = 0
        self.hashed = 0

    def read(self, depth: int) -> Any:
        if depth > self.deepest:
            raise Malformed("Nested too deep.")
        tag = self.view[self.at]
        self.at += 1
        reader = _READERS.get(tag)
        if reader is None:
            message = f"Unknown tag {tag}."
            raise Malformed(message)
        return reader(self, depth)

    def take(self, n: int) -> memoryview:
        start = self.at
        if n > self.end - start:
            raise Malformed("The value ends early.")
        self.at = start + n
        return self.view[start : start + n]

    def unpack(self, form: struct.Struct) -> Any:
        start = self.at
        self.at = start + form.size
        return form.unpack_from(self.view, start)

    def byte(self) -> int:
        self.at += 1
        return self.view[self.at - 1]

    def length(self) -> int:
        start = self.at
        self.at = start + 4
        n: int = HEADER.unpack_from(self.view, start)[0]
        if n > self.end - self.at:
            raise Malformed("A count exceeds what follows.")
        return n

    def count(self, each: int) -> int:
        n = self.length()
        self.items += n * each
        if self.items > self.limits.items:
            raise Malformed("Too many elements.")
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
        end = start + HEADER.unpack_from(self.view, self.at)[0]
        if end > self.end:
            raise Malformed("A text ends early.")
        self.at = end
        return str(self.view[start:end], "utf-8", "surrogatepass")

    def get_bytes(self, _depth: int) -> bytes:
        return bytes(self.take(self.length()))

    def get_list(self, depth: int) -> list[Any]:
        return [self.read(depth + 1) for _ in range(self.count(1))]

    def get_tuple(self, depth: int) -> tuple[Any, ...]:
        return tuple(self.get_list(depth))

    def get_set(self, depth: int) -> set[Any]:
        return {self.key(depth) for _ in range(self.count(1))}

    def get_frozenset(self, depth: int) -> frozenset[Any]:
        return frozenset(self.get_set(depth))

    def get_dict(self, depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for _ in range(self.count(2)):
            key = self.key(depth)
            result[key] = self.read(depth + 1)
        return result

    def key(self, depth: int) -> Any:
        start = self.at
        key = self.read(depth + 1)
        if not isinstance(key, str | bytes):
            self.hashed += 1 + (self.at - start) // 16
            if self.hashed > self.limits.hashed:
                raise Malformed("Too many keys that are not strings.")
        return key

    def dtype(self) -> np.dtype[Any]:
        code = str(self.take(self.byte()), "ascii")
        if code in DTYPES:
            return DTYPES[code]
        if not (len(code) <= 6 and code[:2] in ("<U", "|S", "<S") and code[2:].isdigit()):
            raise Malformed("A dtype that does not travel.")
        dtype = np.dtype(code)
        if not carries(dtype):
            raise Malformed("A dtype that does not travel.")
        return dtype

    def get_array(self, _depth: int) -> np.ndarray[Any, Any]:
        dtype = self.dtype()
        ndim = self.byte()
        if ndim > MAX_NDIM:
            raise Malformed("Too many dimensions.")
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        self.take(self.byte())
        if any(n >= 2**40 for n in shape):
            raise Malformed("Too long a dimension.")
        size = math.prod(shape)
        data = self.take(size * dtype.itemsize)
        if not size:
            if not _small_for_empty(shape):
                raise Malformed("An empty array that claims millions of rows.")
            return np.zeros(shape, dtype)
        array = _checked(np.frombuffer(data, dtype)).reshape(shape)
        return array.copy() if self.copy or array.nbytes < VIEW_BYTES else array

    def get_scalar(self, _depth: int) -> Any:
        dtype = self.dtype()
        return _checked(np.frombuffer(self.take(dtype.itemsize), dtype))[0]

    def get_fn(self, depth: int) -> Fn:
        name, params = self.read(depth + 1), self.read(depth + 1)
        if not isinstance(name, str) or not isinstance(params, dict) or not all(isinstance(k, str) for k in params):
            raise Malformed("Not a function reference.")
        return Fn(name, **params)

    def get_rng(self, depth: int) -> Rng:
        seed = self.read(depth + 1)
        if not isinstance(seed, int):
            raise Malformed("Not a seed.")
        return Rng(seed)

    def get_layout(self, depth: int) -> Layout:
        kind, array = self.read(depth + 1), self.read(depth + 1)
        if not isinstance(kind, str) or not isinstance(array, np.ndarray):
            raise Malformed("Not a layout.")
        return Layout(array, kind)


_READERS: dict[int, Callable[[_Decoder, int], Any]] = {
    ord("N"): lambda _decoder, _depth: None,
    ord("T"): lambda _decoder, _depth: True,
    ord("F"): lambda _decoder, _depth: False,
    ord("i"): _Decoder.get_int,
    ord("I"): _Decoder.get_big,
    ord("f"): _Decoder.get_float,
    ord("c"): _Decoder.get_complex,
    ord("s"): _Decoder.get_str,
    ord("b"): _Decoder.get_bytes,
    ord("l"): _Decoder.get_list,
    ord("t"): _Decoder.get_tuple,
    ord("d"): _Decoder.get_dict,
    ord("e"): _Decoder.get_set,
    ord("z"): _Decoder.get_frozenset,
    ord("a"): _Decoder.get_array,
    ord("g"): _Decoder.get_scalar,
    ord("n"): _Decoder.get_fn,
    ord("r"): _Decoder.get_rng,
    ord("y"): _Decoder.get_layout,
}


# --- frames -----------------------------------------------------------------------------------------------------


def frame(payload: bytes | bytearray) -> bytes:
    """A payload behind its length, as it goes over a stream socket."""
    return HEADER.pack(len(payload)) + payload


class FrameBuffer:
    """Cuts a stream of bytes back into payloads; what a peer announces is bounded before it is kept."""

    def __init__(self, limit: int = DEFAULT.size + 4096) -> None:
        self.limit = limit
        self._data = bytearray()

    def feed(self, data: bytes | bytearray | memoryview) -> None:
        self._data += data

    def next(self) -> bytearray | None:
        """The next whole payload, or None while there is none.

        Raises:
            Malformed: the peer announces a payload beyond the limit.
        """
        if len(self._data) < HEADER.size:
            return None
        (size,) = HEADER.unpack_from(self._data)
        if size > self.limit:
            raise Malformed("A frame is larger than its limit.")
        end = HEADER.size + size
        if len(self._data) < end:
            return None
        payload = self._data[HEADER.size : end]
        del self._data[:end]
        return payload
