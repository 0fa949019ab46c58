"""Compares components that are determined up to their sign: eigenvectors, principal axes (`up_to_sign`).

Theory. A component and all that is linked to it (the scores of a principal axis) are multiplied by one sign. For each
component the sign is chosen under which all its parts agree; where none does, the one under which its own part does, or
else the one that points the same way. The result is then put right by these signs and compared plainly, so that
whatever else is wrong with it is reported as it would be without signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from judge.grading.numbers import agree, widen
from judge.grading.values import Array, form_of, to_array
from judge.package.problem import Comparison, Linked, Method


@dataclass(frozen=True, slots=True)
class Part:
    """One output's share in the components: they lie along the first axis of both arrays."""

    expected: Array
    got: Array
    comparison: Comparison

    def agrees(self, component: int, sign: int) -> bool:
        return agree(self.expected[component], _turned(self.got[component], sign), self.comparison)


def signed(
    name: str, expected: Mapping[str, Any], got: Mapping[str, Any], comparisons: Mapping[str, Comparison]
) -> dict[str, Any]:
    """Return the outputs `name` and those linked to it, each component times its sign; empty where none turns.

    Outputs that have another form than the expected ones are left out: they are wrong whatever the signs.
    """
    comparison = comparisons[name]
    links = (Linked(name, comparison.axis), *(link for link in comparison.linked if link.field in expected))
    parts = {link.field: _part(link, expected, got, comparisons) for link in links}
    own = parts[name]
    if own is None:
        return {}
    linked = [part for field, part in parts.items() if field != name and part and len(part.got) == len(own.got)]
    if not any(part.got.size for part in (own, *linked)):
        return {}  # components without elements: as many as one cares to claim
    signs = np.array([_sign(own, linked, i) for i in range(len(own.got))], dtype=np.int8)
    if (signs > 0).all():
        return {}
    return {
        link.field: np.moveaxis(_times(part.got, signs), 0, link.axis)
        for link in links
        if (part := parts[link.field]) is not None and len(part.got) == len(signs)
    }


def plain(comparison: Comparison) -> Comparison:
    """Return the comparison that holds once the signs are right."""
    return replace(comparison, method=Method.ALLCLOSE) if comparison.method is Method.UP_TO_SIGN else comparison


def _part(
    link: Linked, expected: Mapping[str, Any], got: Mapping[str, Any], comparisons: Mapping[str, Comparison]
) -> Part | None:
    values = expected[link.field], got[link.field]
    forms = form_of(values[0]), form_of(values[1])
    if forms[0] is None or forms[1] is None or forms[0].shape != forms[1].shape:
        return None
    if not (forms[0].numeric and forms[1].numeric) or not -len(forms[0].shape) <= link.axis < len(forms[0].shape):
        return None
    e, g = (_signable(to_array(value, form)) for value, form in ((values[0], forms[0]), (values[1], forms[1])))
    return Part(np.moveaxis(e, link.axis, 0), np.moveaxis(g, link.axis, 0), plain(comparisons[link.field]))


def _signable(array: Array) -> Array:
    """Return an array that can be multiplied by -1; of its own dtype where that has signs."""
    return array if array.dtype.kind in "ifc" else widen(array)


def _turned(part: Array, sign: int) -> Array:
    """Return the part with that sign; never by multiplication, which makes NaN of complex infinities."""
    return np.asarray(-part if sign < 0 else part)


def _sign(own: Part, linked: list[Part], component: int) -> int:
    possible = [sign for sign in (1, -1) if own.agrees(component, sign)]
    for sign in possible:
        if all(part.agrees(component, sign) for part in linked):
            return sign
    if possible:
        return possible[0]
    with np.errstate(all="ignore"):
        along = np.nansum((own.expected[component] * np.conj(own.got[component])).real)
    return -1 if along < 0 else 1


def _times(array: Array, signs: Array) -> Array:
    return np.where(signs.reshape(-1, *[1] * (array.ndim - 1)) < 0, -array, array)
