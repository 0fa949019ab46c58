"""The wire carries plain data whole, and treats bytes from a stranger as such."""

import random
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge.wire import (
    Fn,
    Layout,
    Malformed,
    Rng,
    Unencodable,
    WireLimits,
    decode,
    encode,
    encode_parts,
)
from judge.wire.values import ALIGNMENT

LARGE = np.arange(9000.0)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.binary()
    | st.text(st.characters())
)
arrays = hnp.arrays(
    hnp.boolean_dtypes()
    | hnp.integer_dtypes(endianness="=")
    | hnp.floating_dtypes(sizes=(16, 32, 64), endianness="=")
    | hnp.unicode_string_dtypes(endianness="=", max_len=4),
    hnp.array_shapes(min_dims=0, min_side=0, max_side=3),
)
hashable = st.recursive(st.integers() | st.text() | st.booleans(), lambda inner: st.tuples(inner, inner), max_leaves=4)
plain = st.recursive(
    scalars | arrays | st.frozensets(hashable, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(hashable, inner, max_size=4)
    ),
    max_leaves=12,
)


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return a == b or (a != a and b != b)


@given(plain)
def test_parts_are_the_same_bytes(value):
    assert b"".join(encode_parts((value, LARGE, value))) == encode((value, LARGE, value))


def test_large_arrays_are_parts_that_are_not_copied():
    _first, *rest = encode_parts([LARGE[:3], LARGE, LARGE])
    assert len(rest) == 4
    assert np.shares_memory(np.frombuffer(rest[0], np.uint8), LARGE)
    with pytest.raises(Unencodable):
        encode_parts([LARGE, LARGE], WireLimits(size=LARGE.nbytes + 100))


@given(plain)
def test_round_trip(value):
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize(
    "value",
    [2**80, -(2**64), "lone \ud800 surrogate", {(1, "a"): [None]}, {1: {2: 3}}, np.float32(1.5), np.bool_(True)],
)
def test_awkward_values_survive(value):
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        (range(3), [0, 1, 2]),
        (bytearray(b"x"), b"x"),
        (np.ma.array([1.0]), np.array([1.0])),
        (np.float64(2), np.float64(2)),
    ],
)
def test_relatives_of_plain_types_become_plain(value, arrives):
    assert same(decode(encode(value)), arrives)


def test_references_to_what_is_made_inside():
    fn, rng, layout = decode(encode([Fn("quadratic", a=2.0), Rng(7), Layout(np.eye(2), "fortran")]))
    assert (fn, rng) == (Fn("quadratic", a=2.0), Rng(7))
    assert layout.make().flags.f_contiguous
    assert not Layout(np.arange(6.0), "strided").make().flags.c_contiguous
    assert not Layout(np.arange(6.0), "readonly").make().flags.writeable
    assert Layout(np.arange(2), "list").make() == [0, 1]


def test_big_endian_arrays_arrive_native():
    assert same(decode(encode(np.array([1, 2], ">i4"))), np.array([1, 2], np.int32))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (lambda: 1, "something to call"),
        ((i for i in range(3)), "return a list or an array"),
        (np.array([[1], [1, 2]], dtype=object), "dtype object"),
        (np.zeros(1, np.dtype([("a", float)])), "can't be returned"),
        (np.zeros(1, np.longdouble), "can't be returned"),
        (10**4200, "bits"),
        (np.broadcast_to(1.0, (10**6, 10**6)), "more than"),
        (object(), "not plain data"),
    ],
)
def test_refusals_say_why(value, says):
    with pytest.raises(Unencodable, match=says):
        encode(value)


def test_self_containing_values_are_refused():
    value = []
    value.append(value)
    with pytest.raises(Unencodable, match="contains itself"):
        encode(value)


def test_large_arrays_may_be_views_and_are_aligned():
    data = encode(["odd", np.arange(100_000.0)])
    view = decode(data, copy=False)[1]
    assert view.base is not None
    assert view.flags.aligned
    assert decode(data)[1].base is None
    assert (np.frombuffer(data, np.uint8).ctypes.data - view.ctypes.data) % ALIGNMENT == 0


HOSTILE = [
    b"",
    b"?",
    b"l\xff\xff\xff\xff",
    b"l\x02\x00\x00\x00N",
    b"s\x02\x00\x00\x00\xff\xff",
    b"d\x01\x00\x00\x00l\x00\x00\x00\x00N",
    b"NN",
    b"l\x01\x00\x00\x00" * 100 + b"N",
    b"a\x03<f8\x01" + (2**63).to_bytes(8, "little") + b"\x00",
    b"a\x03<f8\x02" + (2**32).to_bytes(8, "little") * 2 + b"\x00",
    b"a\x02|O\x00\x00",
    b"a\x03<M8\x00\x00",
    b"n" + b"N" * 2,
    b"ys\x03\x00\x00\x00badN",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_bytes_are_malformed(data):
    with pytest.raises(Malformed):
        decode(data)


def test_mutated_values_never_escape_the_error_tree_or_the_memory_bound():
    honest = encode([1, 2.5, "text", [None, (True, b"x")], {"k": np.arange(4.0), (1, 2): {3}}, np.float32(1), Rng(1)])
    generator = random.Random(5)
    tracemalloc.start()
    for _ in range(5000):
        data = bytearray(honest)
        for _ in range(generator.randrange(1, 6)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            decode(data)
        except Malformed:
            continue
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


UNCOUNTED = WireLimits(hashed=1 << 40)


def test_keys_whose_hashes_collide_are_bounded():
    with pytest.raises(Malformed, match="keys"):
        decode(encode(dict.fromkeys(range(20_000)), UNCOUNTED), WireLimits())


def test_limits_bound_both_directions():
    small = WireLimits(size=100, depth=3, items=5)
    for value in (b"x" * 200, [[[[[1]]]]], list(range(9))):
        with pytest.raises(Unencodable):
            encode(value, small)
        with pytest.raises(Malformed):
            decode(bytes(encode(value)) + (b"" if len(encode(value)) < 100 else b"x" * 2000), small)


def test_long_keys_count_for_more_than_short_ones():
    keys = {tuple(range(n, n + 80)): None for n in range(200)}
    with pytest.raises(Malformed, match="keys"):
        decode(encode(keys, UNCOUNTED))


MOST = WireLimits().hashed
TOO_MANY = {
    "integer keys": dict.fromkeys(range(MOST + 1)),
    "floats in a set": {float(n) for n in range(MOST + 1)},
    "in several dicts": [dict.fromkeys(range(MOST // 2)), frozenset(range(MOST // 2 + 1))],
    "long keys": {tuple(range(n, n + 80)): None for n in range(200)},
    "sets as keys": {frozenset(range(n, n + 40)): None for n in range(100)},
}


@pytest.mark.parametrize("value", TOO_MANY.values(), ids=TOO_MANY)
def test_whoever_returns_too_many_keys_is_told_so(value):
    with pytest.raises(Unencodable, match=rf"keys and set members than {MOST} that are not strings .* a list or"):
        encode(value)
    with pytest.raises(Malformed):
        decode(encode(value, UNCOUNTED))


@pytest.mark.parametrize(
    "value",
    [
        dict.fromkeys(range(MOST)),
        {str(n) for n in range(3 * MOST)},
        {f"{n}".encode(): n for n in range(MOST + 1)},
        {np.str_(n): n for n in range(MOST + 1)},
        {frozenset({n, n + 1}): n for n in range(MOST // 6)},
    ],
)
def test_what_is_encoded_of_keys_is_decoded(value):
    assert decode(encode(value)) == value


def test_text_of_impossible_characters_is_malformed():
    data = encode(np.array(["ab"]))
    at = bytes(data).index(np.array(["ab"]).tobytes())
    data[at : at + 4] = (0x110000).to_bytes(4, "little")
    with pytest.raises(Malformed, match="characters"):
        decode(data)


def test_an_empty_array_may_not_claim_millions_of_rows():
    assert decode(encode(np.zeros((1000, 0)))).shape == (1000, 0)
    with pytest.raises(Unencodable, match="holds nothing"):
        encode(np.zeros((10**9, 0)))
    data = encode(np.zeros((1000, 0)))
    at = bytes(data).index((1000).to_bytes(8, "little"))
    data[at : at + 8] = (10**9).to_bytes(8, "little")
    with pytest.raises(Malformed, match="rows"):
        decode(data)
