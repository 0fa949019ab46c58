"""What must hold for every pair: a value equals itself, a change is seen, and nothing raises."""

import copy
import math
from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge import wire
from judge.grading.compare import agrees, compare
from judge.grading.methods.plain import differ, same
from judge.grading.show import show
from judge.package.problem import Comparison, Dtype, Entry, Kind, Like, Linked, Method
from judge.verdict import Wrong, to_json

DTYPES = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="="),
    hnp.unsigned_integer_dtypes(endianness="="),
    hnp.floating_dtypes(endianness="=", sizes=(16, 32, 64)),
    hnp.complex_number_dtypes(endianness="=", sizes=(64, 128)),
    hnp.unicode_string_dtypes(endianness="=", min_len=1, max_len=3),
    hnp.byte_string_dtypes(min_len=1, max_len=3),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3))
KEYS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.binary(max_size=3))
SCALARS = st.one_of(KEYS, st.complex_numbers(), st.integers(-(10**400), 10**400), ARRAYS.map(lambda a: a.ravel()[:1]))
LEAVES = st.one_of(SCALARS, ARRAYS, ARRAYS.filter(lambda a: a.size > 0).map(lambda a: a.ravel()[0]))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(KEYS, inner, max_size=3),
        st.sets(KEYS, max_size=3),
        st.frozensets(KEYS, max_size=3),
    ),
    max_leaves=6,
)
COMPARISONS = st.builds(
    Comparison,
    method=st.sampled_from(Method),
    dtype=st.sampled_from(Dtype),
    scaled=st.booleans(),
    float32_rtol=st.none() | st.just(1e-3),
    item=st.none() | st.builds(Comparison, method=st.sampled_from([Method.EXACT, Method.ALLCLOSE, Method.UNORDERED])),
    axis=st.integers(-2, 2),
    fixed=st.sampled_from([(), (-1,), (0, "a")]),
    like=st.sampled_from(Like),
)
QUICK = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def one(comparison):
    return Entry("f", Kind.FUNCTION, ("y",), (), (), {"y": comparison})


@QUICK
@given(VALUES, COMPARISONS)
def test_a_value_is_right_where_it_is_expected(value, comparison):
    decoded = wire.decode(wire.encode(value))
    assert compare(value, decoded, one(comparison)) == ()
    assert compare(decoded, copy.deepcopy(value), one(comparison)) == ()


@QUICK
@given(VALUES, VALUES, COMPARISONS)
def test_nothing_raises(expected, got, comparison):
    found = compare(expected, got, one(comparison))
    for mismatch in found:
        assert isinstance(mismatch.kind, Wrong)
        assert mismatch.sentence
        assert mismatch.sentence.encode()
        assert mismatch.max_abs is None or math.isfinite(mismatch.max_abs)
        to_json(mismatch)


@QUICK
@given(VALUES, VALUES, COMPARISONS)
def test_the_short_answer_is_the_long_ones(expected, got, comparison):
    comparison = replace(comparison, method=Method.ALLCLOSE if comparison.scaled else Method.EXACT)
    assert same(expected, got, comparison) == (differ(expected, got, comparison) is None)
    assert same(expected, copy.deepcopy(expected), comparison)


@QUICK
@given(VALUES, VALUES, COMPARISONS)
def test_whether_outputs_agree_is_whether_nothing_is_wrong_with_them(expected, got, comparison):
    for a, b in ((expected, got), (got, expected), (expected, copy.deepcopy(expected))):
        assert agrees(a, b, one(comparison)) == (compare(a, b, one(comparison)) == ())


@QUICK
@given(ARRAYS, ARRAYS, st.booleans())
def test_whether_several_outputs_agree_is_whether_nothing_is_wrong_with_them(a, b, same_sign):
    linked = Comparison(method=Method.UP_TO_SIGN, linked=(Linked("s", 0),), axis=0)
    entry = Entry("f", Kind.FUNCTION, ("c", "s"), (), (), {"c": linked, "s": Comparison()})
    turned = a if same_sign or a.dtype.kind not in "ifc" else -a
    for got in ((turned, b), (turned, turned), {"s": b, "c": a}, (b, a), (a,), a, None):
        assert agrees((a, b), got, entry) == (compare((a, b), got, entry) == ())


@QUICK
@given(VALUES, VALUES)
def test_nothing_raises_for_outputs_with_signs(a, b):
    linked = Comparison(method=Method.UP_TO_SIGN, linked=(Linked("s", 1),), axis=0)
    entry = Entry("f", Kind.FUNCTION, ("c", "s"), (), (), {"c": linked, "s": Comparison()})
    compare((a, b), (b, a), entry)
    compare((a, b), a, entry)
    compare(a, (a, b), entry)
    assert compare((a, b), (a, b), entry) == ()


@QUICK
@given(VALUES)
def test_everything_can_be_shown(value):
    shown = show(value)
    assert len(shown.text) < 60_000
    assert shown.text.encode()
    to_json(shown)


NUMBERS = hnp.arrays(
    np.float64, hnp.array_shapes(max_dims=3, max_side=4), elements=st.floats(-1e6, 1e6, allow_subnormal=False)
)


@QUICK
@given(NUMBERS, st.data(), st.sampled_from([Method.ALLCLOSE, Method.EXACT, Method.UNORDERED, Method.UP_TO_SIGN]))
def test_a_change_beyond_the_tolerance_is_seen(array, data, method):
    changed = array.copy()
    index = tuple(data.draw(st.integers(0, n - 1)) for n in array.shape)
    size = data.draw(st.floats(1e-5, 1e3)) * (1.0 + np.abs(array).max())
    changed[index] += size
    if method is Method.UP_TO_SIGN:
        assume(not np.isclose(changed, -array).any())
    if method is Method.UNORDERED:
        assume(not np.allclose(np.sort(changed, axis=None), np.sort(array, axis=None)))
    (found,) = compare(array, changed, one(Comparison(method=method, item=Comparison())))
    assert found.kind not in (Wrong.STRUCTURE, Wrong.DTYPE)


@QUICK
@given(NUMBERS, st.data())
def test_a_change_within_the_tolerance_is_none(array, data):
    noise = data.draw(hnp.arrays(np.float64, array.shape, elements=st.floats(-0.99, 0.99)))
    got = array + noise * (1e-9 + 1e-6 * np.abs(array))
    assert compare(array, got, one(Comparison(rtol=1.01e-6))) == ()
    assert compare(array, got.tolist(), one(Comparison(rtol=1.01e-6))) == ()


@QUICK
@given(NUMBERS, st.data())
def test_a_nan_is_never_a_number(array, data):
    got = array.copy()
    got[tuple(data.draw(st.integers(0, n - 1)) for n in array.shape)] = np.nan
    for method in (Method.ALLCLOSE, Method.EXACT, Method.UNORDERED, Method.UP_TO_SIGN, Method.UP_TO_RELABELLING):
        assert compare(array, got, one(Comparison(method=method)))


@QUICK
@given(st.lists(st.integers(-2, 4), min_size=1, max_size=12), st.permutations(range(-2, 5)), st.data())
def test_labels_may_be_renamed_and_not_merged(labels, names, data):
    labels = np.array(labels)
    renamed = np.array(names)[labels + 2]
    relabelling = one(Comparison(method=Method.UP_TO_RELABELLING))
    assert compare(labels, renamed, relabelling) == ()
    if len(set(labels.tolist())) > 1:
        a, b = data.draw(st.permutations(sorted(set(renamed.tolist()))))[:2]
        assert compare(labels, np.where(renamed == a, b, renamed), relabelling)
