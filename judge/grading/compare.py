"""Compares an output with the reference's, each field by the method that the problem declares for it.

Theory. Both sides are decoded plain data. The reference's is trusted to be what it is, the result is a hostile peer's:
whatever it is, comparing ends in mismatches, in time and memory proportional to what was sent and to what was expected,
and never in an exception. A right result is accepted however it is written; the methods say what "right" means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from judge.grading import distribution, sentences
from judge.grading.methods import alike, plain, relabelling, signs, unordered
from judge.grading.show import show
from judge.grading.values import kind_of
from judge.package.problem import Comparison, Entry, Method
from judge.verdict import Mismatch, Wrong


def compare(expected: Any, got: Any, entry: Entry, *, expect: object = None) -> tuple[Mismatch, ...]:
    """Lists what is wrong with a result: one mismatch a wrong output, in the entry's order; empty if right.

    Of a `check` field only the structure is compared here.

    Args:
        expected: what the reference returned, decoded.
        got: what the submission returned, decoded.
        entry: whose `returns` and `comparisons` say how.
        expect: the case's `expect`, decoded: a dict by output for the `distribution` method.

    Raises:
        judge.grading.distribution.BadExpectation: the case expects draws of no distribution (the author's fault).
    """
    wanted = _outputs(expected, entry.returns)
    if wanted is None:  # the reference breaks its own declaration, which `gradus problem check` reports
        return _named(plain.differ(expected, got, entry.comparisons[entry.returns[0]]), "")
    came = _outputs(got, entry.returns)
    if came is None:
        return (_not_the_outputs(expected, got, entry),)
    turned = _with_right_signs(wanted, came, entry.comparisons)
    expects = expect if isinstance(expect, Mapping) else {}
    mismatches: tuple[Mismatch, ...] = ()
    for name in entry.returns:
        found = _differ(wanted[name], turned[name], entry.comparisons[name], expects.get(name))
        if found and turned[name] is not came[name]:
            found = _of_signs(found, came[name], name, entry.comparisons)
        mismatches += _named(_located(found, name, wanted[name], entry), name)
    return mismatches


def agrees(expected: Any, got: Any, entry: Entry, *, expect: object = None) -> bool:
    """Return whether `compare` would list nothing, at a fraction of its cost where something is wrong."""
    wanted = _outputs(expected, entry.returns)
    if wanted is None:
        return plain.same(expected, got, entry.comparisons[entry.returns[0]])
    came = _outputs(got, entry.returns)
    if came is None:
        return False
    turned = _with_right_signs(wanted, came, entry.comparisons)
    expects = expect if isinstance(expect, Mapping) else {}
    return all(_same(wanted[name], turned[name], entry.comparisons[name], expects.get(name)) for name in entry.returns)


def _located(found: Mismatch | None, name: str, expected: Any, entry: Entry) -> Mismatch | None:
    """Adds to a mismatch's sentence the place inside the output and, if there are several outputs, its name."""
    several = len(entry.returns) > 1
    if found is None:
        return None
    sentence = found.sentence
    if (several or entry.may_be_none) and sentence == sentences.nothing_returned():
        sentence = sentences.none_for(kind_of(expected))
    return replace(found, sentence=sentences.in_place(f"{name if several else ''}{found.path}", sentence))


def _named(mismatch: Mismatch | None, output: str) -> tuple[Mismatch, ...]:
    return (replace(mismatch, output=output),) if mismatch else ()


def _differ(expected: Any, got: Any, comparison: Comparison, expect: object) -> Mismatch | None:
    match comparison.method:
        case Method.ALLCLOSE | Method.EXACT:
            return plain.differ(expected, got, comparison)
        case Method.UP_TO_SIGN:
            return plain.differ(expected, got, signs.plain(comparison))
        case Method.UNORDERED:
            return unordered.differ(expected, got, comparison)
        case Method.UP_TO_RELABELLING:
            return relabelling.differ(expected, got, comparison)
        case Method.DISTRIBUTION:
            return distribution.differ(expected, got, comparison, expect)
        case Method.CHECK:
            return alike.differ(expected, got, comparison)


def _same(expected: Any, got: Any, comparison: Comparison, expect: object) -> bool:
    """Return whether `_differ` would find nothing."""
    match comparison.method:
        case Method.ALLCLOSE | Method.EXACT:
            return plain.same(expected, got, comparison)
        case Method.UP_TO_SIGN:
            return plain.same(expected, got, signs.plain(comparison))
        case Method.UNORDERED:
            return unordered.same_item(expected, got, comparison)
        case _:  # of these nothing is cheaper than to find out
            return _differ(expected, got, comparison, expect) is None


def _outputs(value: Any, names: tuple[str, ...]) -> dict[str, Any] | None:
    """Returns the outputs by name; None where the value is not that many of them."""
    if len(names) == 1:
        return {names[0]: value}
    if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim):
        return dict(zip(names, value, strict=True)) if len(value) == len(names) else None
    if isinstance(value, Mapping) and len(value) == len(names) and all(name in value for name in names):
        return {name: value[name] for name in names}
    return None


def _not_the_outputs(expected: Any, got: Any, entry: Entry) -> Mismatch:
    names = entry.returns
    if got is None:
        sentence = sentences.none_for(kind_of(expected)) if entry.may_be_none else sentences.nothing_returned()
    elif isinstance(got, list | tuple):
        sentence = sentences.wrong_number_of_outputs(len(got), names)
    else:
        sentence = sentences.outputs_missing(kind_of(got), names)
    return Mismatch(Wrong.STRUCTURE, sentence, expected=show(expected), got=show(got))


def _of_signs(found: Mismatch, got: Any, name: str, comparisons: Mapping[str, Comparison]) -> Mismatch:
    """Makes a mismatch show the output as the submission returned it, before its signs were changed."""
    found = replace(found, got=show(got))
    leader = next((field for field, c in comparisons.items() if any(link.field == name for link in c.linked)), None)
    if found.kind is Wrong.SIGN and leader:
        found = replace(found, sentence=sentences.linked_signs(leader))
    return found


def _with_right_signs(
    expected: dict[str, Any], got: dict[str, Any], comparisons: Mapping[str, Comparison]
) -> dict[str, Any]:
    """Returns the result with the components of `up_to_sign` fields, and what is linked to them, times their signs."""
    done: set[str] = set()
    for name, comparison in comparisons.items():
        if comparison.method is Method.UP_TO_SIGN and name in expected and name not in done:
            turned = signs.signed(name, expected, got, comparisons)
            done |= {name, *(link.field for link in comparison.linked)}
            got = got | turned
    return got
