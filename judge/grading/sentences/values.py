"""What is said of values that are wrong: which, where, and what kind of wrong it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from judge.grading.sentences.words import Index, apart, are, at, have, number, of, plural, shape_of
from judge.grading.show import brief

SHORT_TEXT = 40  # most characters of a text that is quoted whole


def non_finite(bad: int, total: int, what: str, index: Index) -> str:
    if not index:
        return f"The value is {what}, expected a finite number."
    if total == 1:
        return f"The only element is {what}, expected a finite number."
    return f"{of(bad, total)} {are(bad)} {what} where finite numbers were expected, the first at {at(index)}."


def not_a_number_never(bad: int, total: int, index: Index) -> str:
    if not index:
        return "The value is NaN, which is never right here."
    return f"{of(bad, total)} {are(bad)} NaN, which is never right here; the first is at {at(index)}."


def finite(got: Any, expected: Any, bad: int, total: int, index: Index) -> str:
    if not index:
        return f"The value is {brief(got)}, expected {brief(expected)}."
    return f"{of(bad, total)} {are(bad)} finite where NaN or infinity was expected, the first at {at(index)}."


def swapped_booleans() -> str:
    return "True and False are the wrong way round."


def all_zero(total: int, *, boolean: bool = False) -> str:
    zero = "False" if boolean else "0"
    return f"The value is {zero}." if total == 1 else f"Every element is {zero}."


def all_equal(value: Any) -> str:
    return f"Every element is {brief(value)}; the expected ones differ from each other."


FACTORS = {
    1.4426950408889634: "1 / ln 2: a logarithm to base 2",
    0.6931471805599453: "ln 2: a logarithm to base 2 or e",
    2.302585092994046: "ln 10: a logarithm to base 10 or e",
    0.4342944819032518: "1 / ln 10: a logarithm to base 10",
    3.141592653589793: "pi",
    0.3183098861837907: "1 / pi",
    6.283185307179586: "2 pi",
    0.15915494309189535: "1 / (2 pi)",
    57.29577951308232: "degrees for radians",
    0.017453292519943295: "radians for degrees",
}


def factor(value: float, total: int) -> str:
    subject = "The value" if total == 1 else "Every element"
    name = next((f" ({text})" for known, text in FACTORS.items() if abs(value - known) <= 1e-6 * known), "")
    return f"{subject} is {_decimal(value)} times the expected one{name}."


def offset(value: float, total: int) -> str:
    subject = "The value" if total == 1 else "Every element"
    return f"{subject} is {number(abs(value))} {'more' if value > 0 else 'less'} than expected."


def opposite_sign(bad: int, total: int) -> str:
    if total == 1:
        return "Right but for the sign."
    if bad == total:
        return "Every element has the wrong sign."
    return f"Right up to sign: {of(bad, total)} {have(bad)} the wrong sign."


def transposed(order: Sequence[int]) -> str:
    if len(order) == 2:
        return "The result is the transpose of what was expected."
    return f"The result has the axes of what was expected in the order {shape_of(order)}."


def other_axis(what: str, got: int, expected: int) -> str:
    return f"{what} along axis {got}; expected along axis {expected}."


SUMS_TO_ONE = "The values sum to 1"
UNIT_LENGTH = "The vectors have length 1"
ZERO_MEAN = "The mean is 0"
SORTED = "The values ascend"
CUMULATIVE = "The values accumulate"


def reversed_along(axis: int, ndim: int) -> str:
    return (
        "The right values in reverse order." if ndim == 1 else f"The right values in reverse order along axis {axis}."
    )


def shifted(by: int, axis: int, ndim: int) -> str:
    along = "" if ndim == 1 else f" along axis {axis}"
    return f"The right values, {plural(abs(by), 'place')} too {'late' if by > 0 else 'early'}{along}."


def reordered(what: str) -> str:
    return f"The right {what} in another order."


def precision(relative: float, rtol: float, atol: float) -> str:
    largest, allowed = apart(relative, rtol)
    return (
        f"Close, but not close enough: the largest relative error is {largest} "
        f"(tolerance: relative {allowed}, absolute {number(atol)})."
    )


def precision_of_exact(relative: float) -> str:
    return f"Close, but equal values are asked for: the largest relative error is {relative:.2g}."


def digits(right: float, carried: int, index: Index) -> str:
    """Say how many digits are right, as whole ones: half of one is none."""
    n = int(right)
    count = f"{n} of about {carried} digits {are(n)} right" if n else "no digit is right"
    return f"At {at(index)} {count}." if index else f"{count[0].upper()}{count[1:]}."


def narrow(dtype: str) -> str:
    return f" The result is {dtype}, which has fewer digits than float64."


def value(got: Any, expected: Any) -> str:
    return f"The value is {brief(got)}, expected {brief(expected)}."


def elements(counts: tuple[int, int], index: Index, got: Any, expected: Any, where: str = "") -> str:
    """Say how many elements of how many differ, and which is the first of them."""
    bad, total = counts
    first = f"{at(index)}: {brief(got)}, expected {brief(expected)}"
    if total == 1:
        return f"The only element differs: {brief(got)}, expected {brief(expected)}."
    if bad == total:
        return f"Every element differs; the first is {first}."
    if bad == 1:
        return f"{of(bad, total)} differs, {at(index)}: it is {brief(got)}, expected {brief(expected)}."
    return f"{of(bad, total)} differ{where}; the first is {first}."


def only_at(slices: str) -> str:
    return f", all in {slices}"


def text(got: str, expected: str) -> str:
    """Say how two texts differ: whole where they are short, else from the first difference on."""
    if max(len(got), len(expected)) <= SHORT_TEXT:
        return value(got, expected)
    position = _first_difference(got, expected)
    got, expected = got[position:], expected[position:]
    return f"The text differs from character {position} on: {brief(got)}, expected {brief(expected)}."


def _first_difference(a: str, b: str) -> int:
    """Finds the first difference by bisection: texts may have many megabytes, and comparing slices is fast."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


TEXT_CASE = "The text differs only in upper and lower case."
TEXT_SPACE = "The text differs only in white space."
TEXT_NORMAL_FORM = "The text differs only in its Unicode normal form."


def unordered_items(missing: int, total: int, example: Any) -> str:
    return f"{of(missing, total, 'item')} {are(missing)} missing, for example {brief(example)} (in any order)."


def _decimal(value: float) -> str:
    text = number(value)
    return text if any(c in text for c in ".en") else f"{text}.0"
