"""What is said of containers, shapes and dtypes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from judge.grading.sentences.words import Shape, plural, shape_of
from judge.grading.show import brief


def nothing_returned() -> str:
    return "None was returned. Is a return statement missing?"


def none_for(expected: str) -> str:
    return f"The value is None, expected {expected}."


def raised_inside(name: str) -> str:
    return f"A call ended with {name}, where a value was expected."


def no_exception_inside(name: str) -> str:
    return f"A call gave a value, where {name} was to be raised."


def in_place(where: str, sentence: str) -> str:
    """Put the name of the part of the output that a sentence is about before it."""
    return f"{where}: {sentence}" if where else sentence


def wrong_type(got: str, expected: str) -> str:
    return f"The value is {got}, expected {expected}."


def outputs_missing(got: str, names: Sequence[str]) -> str:
    return f"{len(names)} outputs were expected, ({', '.join(names)}); the call returned {got}."


def wrong_number_of_outputs(got: int, names: Sequence[str]) -> str:
    return f"{len(names)} outputs were expected, ({', '.join(names)}); {plural(got, 'came', 'came')}."


def key_missing(keys: Sequence[Any]) -> str:
    named = ", ".join(brief(key) for key in keys[:3])
    return f"{'The key' if len(keys) == 1 else plural(len(keys), 'key')} {_is(keys)} missing: {named}{_more(keys)}."


def key_unexpected(keys: Sequence[Any]) -> str:
    named = ", ".join(brief(key) for key in keys[:3])
    return (
        f"{'One key' if len(keys) == 1 else plural(len(keys), 'key')} {_is(keys)} not expected: {named}{_more(keys)}."
    )


def wrong_members(missing: Sequence[Any], unexpected: Sequence[Any]) -> str:
    parts = []
    for items, word in ((missing, "missing"), (unexpected, "not expected")):
        if items:
            parts.append(f"{', '.join(brief(item) for item in items[:3])}{_more(items)} {_is(items)} {word}")
    return f"In the set, {' and '.join(parts)}."


def mixed_leaves(expected: str) -> str:
    return f"The value holds things of different kinds; an array of {expected} was expected."


def wrong_leaves(got: str, expected: str) -> str:
    return f"The value holds {got}, expected {expected}."


def _is(items: Sequence[Any]) -> str:
    return "is" if len(items) == 1 else "are"


def _more(items: Sequence[Any]) -> str:
    return f" and {len(items) - 3:,} more" if len(items) > 3 else ""


def shape(got: Shape, expected: Shape, remark: str = "") -> str:
    if not got:
        return f"The value is a single one, expected an array of shape {shape_of(expected)}."
    if not expected:
        return f"The shape is {shape_of(got)}, expected a single value."
    return f"The shape is {shape_of(got)}, expected {shape_of(expected)}{': ' if remark else ''}{remark}."


def length(got: int, expected: int) -> str:
    return f"There {'is' if got == 1 else 'are'} {plural(got, 'item')}, expected {expected:,}."


def ragged(expected: Shape) -> str:
    return f"The rows have different lengths, expected an array of shape {shape_of(expected)}."


TRANSPOSED_VALUES = "it is the transpose of what was expected"
TRANSPOSED_SHAPE = "it looks transposed"
FLATTENED = "the same elements in another shape"
EXTRA_AXIS = "there is an axis of length 1 too many"
MISSING_AXIS = "an axis of length 1 is missing (keepdims?)"


def axes_permuted(order: Sequence[int]) -> str:
    return f"the axes of what was expected are in the order {shape_of(order)}"


def kind_of_number(got: str, expected: str) -> str:
    return f"The values are {got}, expected {expected}."


def dtype(got: str, expected: str) -> str:
    return f"The dtype is {got}, expected {expected}."


def truncated(how: str, n: int) -> str:
    if n == 1:
        return f"The value is {how} to an integer."
    return f"The values are {how} to integers: the fractions are lost."
