"""Every diagnosis on a mistake that has it, and its silence on a near miss that has not."""

import numpy as np
import pytest

from judge.grading.compare import compare
from judge.package.problem import Comparison, Method
from judge.verdict import Wrong

A = np.array
X = np.random.default_rng(5).normal(size=(3, 4))
SQUARE = np.random.default_rng(6).normal(size=(4, 4))
CUBE = np.random.default_rng(7).normal(size=(2, 3, 3))
E = np.exp(SQUARE)
V = A([1.5, -2.25, 3.75, 0.5, 4.125])


def softmax(axis):
    return E / E.sum(axis, keepdims=True)


def changed(array, index, value):
    copy = array.copy()
    copy[index] = value
    return copy


FOUND = [
    # shapes
    (X, X.T, Wrong.TRANSPOSED, "The shape is (4, 3), expected (3, 4): it is the transpose of what was expected."),
    (X, X.T + 1, Wrong.SHAPE, "The shape is (4, 3), expected (3, 4): it looks transposed."),
    (CUBE, np.moveaxis(CUBE, 0, 2), Wrong.TRANSPOSED, "axes of what was expected are in the order (1, 2, 0)"),
    (X, X[None], Wrong.SHAPE, "there is an axis of length 1 too many"),
    (X[:, :1], X[:, 0], Wrong.SHAPE, "an axis of length 1 is missing (keepdims?)"),
    (X, X.ravel(), Wrong.SHAPE, "the same elements in another shape"),
    (X, X[:2], Wrong.SHAPE, "The shape is (2, 4), expected (3, 4)."),
    (X, 1.0, Wrong.SHAPE, "The value is a single one, expected an array of shape (3, 4)."),
    ([1, 2], [1], Wrong.SHAPE, "There is 1 item, expected 2."),
    # not finite
    (V, changed(V, [1, 3], np.nan), Wrong.NON_FINITE, "2 of 5 elements are NaN where finite numbers were expected"),
    (X, changed(X, (1, 2), np.inf), Wrong.NON_FINITE, "1 of 12 elements is infinite where finite numbers were"),
    (X, X * np.nan, Wrong.NON_FINITE, "All 12 elements are NaN where finite numbers were expected"),
    (2.0, np.nan, Wrong.NON_FINITE, "The value is NaN, expected a finite number."),
    (changed(V, 2, np.nan), V, Wrong.VALUE, "1 of 5 elements is finite where NaN or infinity was expected"),
    (np.inf, 3.0, Wrong.VALUE, "The value is 3.0, expected np.inf."),
    # integers for floats
    (V, V.astype(int), Wrong.DTYPE, "The values are cut to integers: the fractions are lost."),
    (V, np.floor(V).astype(int), Wrong.DTYPE, "The values are rounded down to integers"),
    (V, np.rint(V).astype(int), Wrong.DTYPE, "The values are rounded to integers"),
    # factors
    (V, 2 * V, Wrong.CONSTANT_FACTOR, "Every element is 2.0 times the expected one."),
    (V, V / np.log(2), Wrong.CONSTANT_FACTOR, "1.4427 times the expected one (1 / ln 2: a logarithm to base 2)."),
    (V, -3 * V, Wrong.CONSTANT_FACTOR, "-3.0 times"),
    (V, V * 10 / 9, Wrong.CONSTANT_FACTOR, "1.11111 times"),
    (V, (V * 1.5).astype(np.float32), Wrong.CONSTANT_FACTOR, "1.5 times"),
    (0.75, 1.5, Wrong.CONSTANT_FACTOR, "The value is 2.0 times the expected one."),
    (A([0.5, 0.5]), A([1.0, 1.0]), Wrong.CONSTANT_FACTOR, "2.0 times"),
    (A([1, 2, 5]), A([3, 6, 15]), Wrong.CONSTANT_FACTOR, "3.0 times"),
    # offsets
    (V, V + 0.25, Wrong.CONSTANT_OFFSET, "Every element is 0.25 more than expected."),
    (A([0, 4, 2]), A([1, 5, 3]), Wrong.CONSTANT_OFFSET, "Every element is 1 more than expected."),
    (7, 6, Wrong.CONSTANT_OFFSET, "The value is 1 less than expected."),
    # signs
    (V, -V, Wrong.SIGN, "Every element has the wrong sign."),
    (V, np.abs(V), Wrong.SIGN, "Right up to sign: 1 of 5 elements has the wrong sign."),
    (2.5, -2.5, Wrong.SIGN, "Right but for the sign."),
    # arrangements
    (SQUARE, SQUARE.T, Wrong.TRANSPOSED, "The result is the transpose of what was expected."),
    (CUBE, np.swapaxes(CUBE, 1, 2), Wrong.TRANSPOSED, "in the order (0, 2, 1)."),
    (softmax(1), softmax(0), Wrong.AXIS, "The values sum to 1 along axis 0; expected along axis 1."),
    (
        SQUARE / np.linalg.norm(SQUARE, axis=0),
        SQUARE / np.linalg.norm(SQUARE, axis=1, keepdims=True),
        Wrong.AXIS,
        "The vectors have length 1 along axis 1; expected along axis 0.",
    ),
    (X - X.mean(0), X - X.mean(1, keepdims=True), Wrong.AXIS, "The mean is 0 along axis 1; expected along axis 0."),
    (np.cumsum(X, 1), np.cumsum(X, 0), Wrong.AXIS, "The values accumulate along axis 0; expected along axis 1."),
    (np.sort(X, 0), np.sort(X, 1), Wrong.AXIS, "The values ascend along axis 1; expected along axis 0."),
    (V, V[::-1], Wrong.ORDER, "The right values in reverse order."),
    (X, X[:, ::-1], Wrong.ORDER, "in reverse order along axis 1."),
    (V, np.roll(V, 1), Wrong.ORDER, "The right values, 1 place too late."),
    (V, A([*V[1:], 9.9]), Wrong.ORDER, "The right values, 1 place too early."),
    (X, np.roll(X, -1, 1), Wrong.ORDER, "The right values, 1 place too early along axis 1."),
    (X, X[[1, 0, 2]], Wrong.ORDER, "The right rows in another order."),
    (V, V[[2, 0, 1, 4, 3]], Wrong.ORDER, "The right values in another order."),
    (["b", "a", "c"], ["a", "b", "c"], Wrong.ORDER, "The right items in another order."),
    ([{"a": 1}, {"b": 2}], [{"b": 2}, {"a": 1}], Wrong.ORDER, "The right items in another order."),
    ([A([1.0]), A([2.0, 3.0])], [A([2.0, 3.0]), A([1.0])], Wrong.ORDER, "The right items in another order."),
    # precision
    (V, V * (1 + 1e-5 * A([1, -1, 1, 1, -1])), Wrong.PRECISION, "the largest relative error is 1e-05 (tolerance:"),
    (V, (V + 1e-4 * V**2).astype(np.float32), Wrong.PRECISION, "The result is float32, which has fewer digits"),
    # what is left
    (V, np.zeros(5), Wrong.VALUE, "Every element is 0."),
    (V, np.full(5, 2.5), Wrong.VALUE, "Every element is 2.5; the expected ones differ from each other."),
    (A([True, False]), A([False, True]), Wrong.VALUE, "True and False are the wrong way round."),
    (X, changed(X, 2, 9.0), Wrong.VALUE, "4 of 12 elements differ, all in [2, :]; the first is [2, 0]: 9.0, expected"),
    (X, changed(X, (1, 3), 9.0), Wrong.VALUE, "1 of 12 elements differs, [1, 3]: it is 9.0, expected"),
    (A([1.0, 2.0, 4.0]), A([1.0, 2.5, 5.5]), Wrong.VALUE, "2 of 3 elements differ; the first is [1]: 2.5, expected"),
    (3.0, 7.1, Wrong.VALUE, "The value is 7.1, expected 3.0."),
    # text
    ("Hello", "hello", Wrong.VALUE, "The text differs only in upper and lower case."),
    ("a b", "ab", Wrong.VALUE, "The text differs only in white space."),
    ("\u00e9", "e\u0301", Wrong.VALUE, "The text differs only in its Unicode normal form."),
    ("x" * 50 + "abc", "x" * 50 + "abd", Wrong.VALUE, "from character 52 on: 'd', expected 'c'."),
    (["a", "b"], ["a", "c"], Wrong.VALUE, "1 of 2 elements differs, [1]: it is 'c', expected 'b'."),
    # structure
    (V, None, Wrong.STRUCTURE, "None was returned. Is a return statement missing?"),
    (V, "text", Wrong.STRUCTURE, "The value is a str, expected an array."),
    (V, ["a"] * 5, Wrong.STRUCTURE, "The value holds strings, expected floats."),
    (X, [[1], [1, 2]], Wrong.SHAPE, "The rows have different lengths, expected an array of shape (3, 4)."),
    (V, [1, {}], Wrong.STRUCTURE, "The value holds things of different kinds; an array of floats was expected."),
    ({"a": 1, "b": 2}, {"a": 1}, Wrong.STRUCTURE, "The key is missing: 'b'."),
    ({"a": 1}, {"a": 1, "b": 2, "c": 3}, Wrong.STRUCTURE, "2 keys are not expected: 'b', 'c'."),
    ({1, 2}, {1, 3}, Wrong.VALUE, "In the set, 2 is missing and 3 is not expected."),
]


@pytest.mark.parametrize(("expected", "got", "kind", "sentence"), FOUND)
def test_found(entry, expected, got, kind, sentence):
    (found,) = compare(expected, got, entry())
    assert sentence in found.sentence
    assert found.kind is kind


NEAR_MISSES = [
    (V, changed(2 * V, 2, 2.1 * V[2]), Wrong.CONSTANT_FACTOR),
    (V, 2 * V * (1 + 1e-4 * A([1, -1, 1, 1, -1])), Wrong.CONSTANT_FACTOR),
    (V, V * (1 + 1e-5 * A([1, -1, 1, 1, -1])), Wrong.CONSTANT_FACTOR),
    (3.0, 7.1, Wrong.CONSTANT_FACTOR),
    (3, 6, Wrong.CONSTANT_FACTOR),
    (A([0, 1, 1]), A([0, 2, 2]), Wrong.CONSTANT_FACTOR),
    (A([0.0, 2.0]), A([0.5, 4.0]), Wrong.CONSTANT_FACTOR),
    (V, changed(V + 0.25, 2, V[2]), Wrong.CONSTANT_OFFSET),
    (3.0, 3.7, Wrong.CONSTANT_OFFSET),
    (A([1e-9, 2e-9]), A([1.0, 1.0]), Wrong.CONSTANT_OFFSET),
    (A([1e-9, 2e-9]), A([1.0, 1.0]), Wrong.CONSTANT_FACTOR),
    (V, changed(-V, 0, 9.0), Wrong.SIGN),
    (SQUARE, changed(SQUARE.T, (0, 0), 9.0), Wrong.TRANSPOSED),
    (X, changed(X.T, (0, 0), 9.0), Wrong.TRANSPOSED),
    (softmax(1), changed(softmax(0), (0, 0), 0.9), Wrong.AXIS),
    (softmax(1), E, Wrong.AXIS),
    (A([[-0.49, 0.35], [0.86, 0.74]]), A([[0.76, 0.88], [0.26, 0.45]]), Wrong.AXIS),  # two of two ascend by chance
    (A([[0.0, 1.0], [1.0, 1.0]]), A([[0.0, 1.0], [1.0, 2.0]]), Wrong.AXIS),  # zeros and ones add up along any axis
    (A([[1.0, 0.0], [1.0, 0.0]]), A([[1.0, 1.0], [0.0, 0.0]]), Wrong.AXIS),
    (A([[-1.0, 1.0, 1.0]]), A([[1e-28, 1.0, 1e-16]]), Wrong.AXIS),  # an axis of length 1 is none
    (V, changed(V[::-1], 0, 9.0), Wrong.ORDER),
    (A([0, 1, 1, 0]), A([1, 1, 0, 0]), None),
    (A([2, 0, 3, 1]), A([3, 0, 2, 1]), Wrong.ORDER),  # a permutation: another one holds the same values
    (V, changed(V, 2, 3.80), Wrong.PRECISION),
    (100000, 100002, Wrong.PRECISION),
    (V, changed(np.zeros(5), 0, 1.0), Wrong.DTYPE),
    (A([0.2, 0.9]), A([0.2, 0.0]), Wrong.DTYPE),
    (0.3, 0, Wrong.DTYPE),
    (A([1.0, 2.0]), A([1, 3]), Wrong.DTYPE),
]


WRONG_TANH = {
    "the derivative": lambda x: 1 - np.tanh(x) ** 2,
    "the sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "squared": lambda x: np.tanh(x) ** 2,
    "the input": lambda x: x,
    "its sign": np.sign,
    "its magnitude": np.abs,
    "cut": lambda x: np.clip(x, -1.0, 1.0),
    "normalised": lambda x: np.exp(x) / np.exp(x).sum(),
}


@pytest.mark.parametrize("wrong", WRONG_TANH.values(), ids=WRONG_TANH)
@pytest.mark.parametrize("shape", [(2, 2), (2, 3), (3, 2), (1, 3)], ids=str)
def test_no_axis_is_blamed_where_none_is_mistaken(entry, wrong, shape):
    generator = np.random.default_rng(7)
    draws = [generator.normal(size=shape), generator.normal(size=shape) * 40.0]
    draws += [generator.integers(-1, 2, size=shape) * scale for scale in (1.0, 20.0) for _ in range(40)]
    for x in draws:
        for found in compare(np.tanh(x), wrong(x), entry()):
            assert found.kind is not Wrong.AXIS, (x, found.sentence)


@pytest.mark.parametrize(("expected", "got", "kind"), NEAR_MISSES)
def test_not_said_of_a_near_miss(entry, expected, got, kind):
    (found,) = compare(expected, got, entry())
    assert found.kind is not kind


@pytest.mark.parametrize("size", [3, 50])
def test_labels_by_chance_in_another_order_are_wrong_values(entry, size):
    labels = np.random.default_rng(size).integers(0, 3, size)
    (found,) = compare(labels, np.random.default_rng(0).permutation(labels), entry("y", y=Comparison(Method.EXACT)))
    assert found.kind in (Wrong.VALUE, Wrong.ORDER)
    assert "another order" not in found.sentence
