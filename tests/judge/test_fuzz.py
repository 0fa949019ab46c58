"""What a stranger's process may send, against all that reads it: noise, mutations, and lies that are well formed.

Whatever comes, it is decoded or `Malformed`, and judged without another exception. The memory that decoding takes is
bounded by the bytes that came.
"""

import contextlib
import json
import math
import random
import struct
import tracemalloc
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge import wire
from judge.grading.evaluate import detail, evaluate
from judge.grading.show import show
from judge.package.frozen import FrozenCase, Span
from judge.package.problem import Comparison, Dtype, Entry, Kind, Like, Method, Param
from judge.runs.execution import load_verdict
from judge.sandbox.replies import LoadFailure, Reply
from judge.sandbox.stream import CHUNK, FRAME_COST, Stream
from judge.shared.protocol import ATTACHMENT, FRAME, LARGE, READY, STDOUT_BYTES
from judge.verdict import Group, to_json
from judge.wire.values import DTYPES

QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
MULTIPLE = 48  # of its bytes that decoding a value takes at most: an empty set is 5 bytes there and 216 here,
CONSTANT = 100_000  # beside what does not grow

# --- values and messages as bytes, with lies in counts, shapes and dtypes ---------------------------------------------

WORDS = st.integers(0, 8) | st.sampled_from([255, 65_536, 2**31, 2**32 - 1])
COUNTS = WORDS.map(struct.Struct("<I").pack)
LONGS = (st.integers(0, 4) | st.sampled_from([2**20, 2**32, 2**39, 2**63, 2**64 - 1])).map(struct.Struct("<Q").pack)
CODES = st.sampled_from([*DTYPES, "<U1", "|S2", "<U1024", "<U9999", "|O", "<M8", "|V8", "<f1", ">f8", "<U", "", "<U٣"])
LEAF = st.sampled_from(
    [b"N", b"T", b"F", b"i" + bytes(8), b"f" + bytes(8), b"c" + bytes(16), b"s\0\0\0\0", b"b\0\0\0\0"]
)


def counted(tag, items):
    return tag + struct.pack("<I", len(items)) + b"".join(items)


def dtype_of(code):
    return bytes([len(code.encode())]) + code.encode()


@st.composite
def arrays(draw):
    """An array whose shape, dtype and bytes need not fit each other."""
    shape = draw(st.lists(LONGS, max_size=3) | st.just([struct.pack("<Q", 1)] * draw(st.sampled_from([32, 33, 200]))))
    return b"a" + dtype_of(draw(CODES)) + bytes([len(shape)]) + b"".join(shape) + draw(st.binary(max_size=40))


RAW = st.one_of(
    LEAF,
    arrays(),
    st.builds(lambda code, data: b"g" + dtype_of(code) + data, CODES, st.binary(max_size=16)),
    st.builds(lambda tag, count, data: tag + count + data, st.sampled_from([b"s", b"b", b"I"]), COUNTS, st.binary()),
    st.integers(0, 2**40).map(lambda n: b"r" + bytes(wire.encode(n))),
)
BYTES = st.recursive(
    RAW,
    lambda inner: st.one_of(
        st.builds(counted, st.sampled_from([b"l", b"t", b"e", b"z"]), st.lists(inner, max_size=4)),
        st.lists(st.tuples(inner, inner), max_size=3).map(lambda pairs: counted(b"d", [k + v for k, v in pairs])),
        st.builds(lambda tag, count, item: tag + count + item, st.sampled_from([b"l", b"e", b"d"]), COUNTS, inner),
        st.builds(lambda tag, one, two: tag + one + two, st.sampled_from([b"n", b"y"]), inner, inner),
    ),
    max_leaves=12,
)


def decoded(data):
    """The value, or None; within the bound of memory."""
    with at_most(MULTIPLE * len(data) + CONSTANT):
        try:
            return wire.decode(data)
        except wire.Malformed:
            return None


@contextlib.contextmanager
def at_most(size):
    """No more memory is taken than so many bytes."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < size


@QUICK
@given(BYTES | st.binary())
def test_bytes_are_a_value_or_malformed_and_a_value_can_be_shown(data):
    show(decoded(data))


@QUICK
@given(BYTES, st.data())
def test_bytes_that_were_damaged(data, draw):
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, max(0, len(damaged) - 1)))
        damaged[at : at + draw.draw(st.integers(0, 3))] = draw.draw(st.binary(max_size=3))
    decoded(bytes(damaged))


SMALL = {
    "none": b"N",
    "an integer": b"i" + b"\xff" * 8,
    "a complex number": b"c" + b"\1" * 16,
    "an empty text": counted(b"s", []),
    "wide text": counted(b"s", [b"x"] * 8)[:-4] + "😀".encode(),
    "an empty list": counted(b"l", []),
    "a list": counted(b"l", [b"N"]),
    "an empty set": counted(b"e", []),
    "a set": counted(b"e", [b"s\0\0\0\0"]),
    "an empty frozen set": counted(b"z", []),
    "an empty dict": counted(b"d", []),
    "a dict": counted(b"d", [b"s\0\0\0\0N"])[:1] + struct.pack("<I", 1) + b"s\0\0\0\0N",
    "an array of no axes": b"a" + dtype_of("|b1") + b"\0\0\1",
    "an array of text": b"a" + dtype_of("<U1") + b"\0\0x\0\0\0",
    "a scalar of text": b"g" + dtype_of("<U1") + b"x\0\0\0",
    "a reference to a function": b"n" + b"s\0\0\0\0" + b"d\0\0\0\0",
    "a layout": b"y" + bytes(wire.encode("list")) + b"a" + dtype_of("|b1") + b"\0\0\1",
}


@pytest.mark.parametrize("item", SMALL.values(), ids=SMALL)
def test_the_memory_of_many_small_values(item):
    assert decoded(b"l" + struct.pack("<I", 20_000) + 20_000 * item) is not None


# --- the stream ------------------------------------------------------------------------------------------------------


def fed(stream, data, sizes):
    """All payloads that come out of the data in pieces of these sizes; None where it was refused."""
    found, at, sizes = [], 0, iter(sizes)
    while at < len(data):
        buffer = stream.buffer()
        n = min(next(sizes, CHUNK), len(buffer), len(data) - at)
        buffer[:n] = data[at : at + n]
        at += n
        if not stream.take(n):
            return None
        while (payload := stream.next()) is not None:
            found.append(bytes(payload))
    return found


PAYLOADS = st.binary(max_size=40) | st.integers(LARGE - 2, LARGE + 2).map(bytes)
SIZES = st.lists(st.integers(1, 9) | st.integers(1, 2 * CHUNK), max_size=40)


@QUICK
@given(st.lists(PAYLOADS, max_size=4), SIZES, SIZES)
def test_however_a_stream_is_cut_the_same_frames_come(payloads, one, other):
    data = READY.pack(7) + b"".join(FRAME.pack(len(payload)) + payload for payload in payloads)
    limit = sum(len(payload) + FRAME_COST for payload in payloads)
    assert fed(Stream(limit), data, one) == fed(Stream(limit), data, other) == payloads
    if payloads:
        assert fed(Stream(limit - 1), data, one) is None


@QUICK
@given(st.lists(st.tuples(COUNTS, st.sampled_from([0, ATTACHMENT]), st.binary(max_size=20)), max_size=6), SIZES)
def test_noise_never_takes_more_than_it_may(pieces, sizes):
    noise = b"".join(struct.pack("<I", struct.unpack("<I", n)[0] | mark) + data for n, mark, data in pieces)
    stream, limit = Stream(4 * LARGE), 4 * LARGE
    with at_most(limit + 2 * CHUNK + CONSTANT):
        fed(stream, READY.pack(0) + noise, sizes)


# --- replies, and all that is made of them ----------------------------------------------------------------------------

GRIDS = (
    *(np.zeros((0, 3)), np.zeros((2,) * 12, bool), np.array(["a", "b"]), np.array([1 + 2j]), np.arange(3, dtype="u1")),
    *(np.full((2, 2), np.nan), np.array(7.0), np.array([b"x"]), np.array([2**63], np.uint64), np.float16([1, np.inf])),
    *(np.zeros((500_000, 0)), np.zeros((1,) * 32), np.array([0x7FF8DEAD0000BEEF], np.uint64).view(float)),
    *(np.arange(6.0).reshape(3, 2), -np.arange(6.0).reshape(2, 3), np.arange(6), np.zeros((2, 3), "c8")),
)
NUMBERS = (True, 0, -1, 2**63, 10**300, -0.0, math.nan, math.inf, 1.5, 1j, complex(math.nan, math.inf))
NARROW = (np.float32(1), np.float16("inf"), np.int8(-1), np.str_("x"), np.bytes_(b"x"), np.complex64(1j), np.bool_(1))
TEXTS = ("", "a", "y", "text", "MemoryError", "\ud800", "x" * 5000, "forbidden", "\0", "é😀")


class Liar:
    """Random values that can travel, of every kind and mixture."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def any(self, depth=3):
        kinds = (self.plain, self.plain, self.hashable, lambda: self.random.choice(GRIDS), self.made)
        nested = (self.list, self.list, self.tuple, self.dict, self.set) if depth else ()
        made = self.random.choice((*kinds, *nested))
        return made(depth - 1) if made in nested else made()

    def plain(self):
        return self.random.choice((*NUMBERS, *NARROW, *TEXTS, None, b"x"))

    def made(self):
        """What is made inside a sandbox, and comes from none."""
        grid = self.random.choice(GRIDS)
        layout = wire.Layout(grid, self.random.choice(wire.Layout.KINDS))
        return self.random.choice((wire.Rng(5), layout, self.function()))

    def function(self):
        params = {name: self.random.choice((1, GRIDS[1])) for name in self.random.sample("xyz", 2)}
        return wire.Fn(self.random.choice("ab"), **params)

    def hashable(self, depth=2):
        made = [self.plain, self.function, lambda: (self.function(),)]
        if depth:
            made += [lambda: (self.hashable(depth - 1), self.hashable(depth - 1))]
        return self.random.choice(made)()

    def list(self, depth):
        return [self.any(depth) for _ in range(self.random.randrange(5))]

    def tuple(self, depth):
        return tuple(self.list(depth))

    def dict(self, depth):
        return {
            self.random.choice((*TEXTS, *NUMBERS, *NARROW)): self.any(depth) for _ in range(self.random.randrange(4))
        }

    def set(self, _depth):
        members = set()
        with contextlib.suppress(ValueError):  # of equal hashes, and with arrays inside
            for _ in range(self.random.randrange(4)):
                members.add(self.hashable())
        return self.random.choice((set, frozenset))(members)

    def mostly(self, *right):
        """One of these; seldom anything."""
        return self.any() if self.random.random() < 0.05 else self.random.choice(right)

    def output(self):
        data = bytearray(wire.encode(self.any()))
        if self.random.random() < 0.2:
            data[self.random.randrange(len(data))] = self.random.randrange(256)
        return bytes(data)

    def exception(self):
        told = {"exception": self.mostly(*TEXTS), "message": self.mostly(*TEXTS), "traceback": self.mostly(*TEXTS)}
        told["mro"] = self.mostly([], ["ValueError", "Exception"], list(TEXTS))
        told["line"] = self.mostly(None, 1, 10**300, -1)
        return told

    def run(self):
        kinds = ({"ok": self.output()}, {"ok": self.output()}, self.exception(), {"unencodable": self.mostly(*TEXTS)})
        return self.mostly(*kinds)

    def reply(self):
        told = {"i": self.mostly(0), "runs": self.mostly([self.run()]), "mutated": self.mostly([], ["x"], list(TEXTS))}
        told |= {"stdout": self.mostly(*TEXTS), "stderr": self.mostly(*TEXTS), "cpu": self.mostly(0.1, math.nan)}
        return told | self.random.choice(({}, {}, {"missing": self.any()}))

    def not_loaded(self):
        kind = self.mostly("forbidden", "compile", "load")
        return {"error": kind, **self.exception(), "stdout": self.mostly(*TEXTS), "stderr": self.mostly(*TEXTS)}

    def comparison(self):
        methods = [method for method in Method if method is not Method.DISTRIBUTION]  # which asks for more of a case
        return Comparison(
            method=self.random.choice(methods),
            dtype=self.random.choice(list(Dtype)),
            scaled=self.random.random() < 0.3,
            item=self.random.choice([None, Comparison(method=Method.EXACT), Comparison()]),
            fixed=self.random.choice([(), (-1,), (0, "a")]),
            like=self.random.choice(list(Like)),
        )


EXPECTED = [
    1.5,
    np.arange(6.0).reshape(2, 3),
    [1, 2, 3],
    {"a": 1.0, "b": [2]},
    "text",
    [(0, "a"), (1, "b")],
    True,
    10**30,
]
CASE = FrozenCase(
    "f/edge/0",
    "f",
    Group.EDGE,
    "0",
    Span("inputs.bin", 0, 0),
    raises=None,
    draws=0,
    repeat=0,
    size=None,
    note="",
    call="",
    expected=(),
    expect=None,
    seeds=(),
    varies=False,
)
INPUTS = bytes(wire.encode({"x": 1}))


def entry_of(comparison):
    return Entry("f", Kind.FUNCTION, ("y",), (), (Param("x"),), {"y": comparison})


def travelled(message):
    """The message as it comes out of the channel; None where the decoder has refused it."""
    try:
        return wire.decode(wire.encode(message))
    except wire.WireError:
        return None


def shown(entry, case, message):
    return detail(evaluate(entry, case, Reply.read(message), lambda *_: None), entry, INPUTS)


def ends(action):
    """Whatever it says is a message of bounded length for a client; Malformed is an end, too."""
    try:
        text = json.dumps(to_json(action()), ensure_ascii=False)
    except wire.Malformed:
        return
    assert len(text.encode()) < 400_000


@pytest.mark.parametrize("seed", range(40))
def test_a_forged_reply_is_judged_or_malformed(seed):
    liar = Liar(seed)
    for _ in range(50):
        entry = entry_of(liar.comparison())
        case = replace(CASE, expected=(bytes(wire.encode(liar.random.choice(EXPECTED))),))
        if (told := travelled(liar.reply())) is not None:
            ends(partial(shown, entry, case, told))


@pytest.mark.parametrize("seed", range(10))
def test_a_forged_reason_for_not_loading_is_read_or_malformed(problem_of, seed):
    liar = Liar(seed)
    for _ in range(50):
        if (told := travelled(liar.not_loaded())) is not None:
            ends(lambda told=told: load_verdict(LoadFailure.read(told, STDOUT_BYTES), problem_of("relu")))
