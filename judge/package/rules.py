"""Says how a problem is judged: the sentences that are generated from problem.toml, and what the author adds.

They stand in the last section of the statement, "How it is judged", which a page may fold: what is there for fairness
alone (tolerances, limits, what a submission may not use) is generated, so it can't differ from what the judge does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from judge.package.problem import Comparison, Dtype, Entry, Like, Method, NanPolicy, Problem
from judge.package.texts import LAST

SCALE_SENTENCE = "Cases of scale may take {factor:g} times what the reference takes on the same machine."

_SECTION = re.compile(rf"^##\s+{LAST}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a problem is judged.

    Attributes:
        comparisons: one sentence for each way in which outputs are compared.
        limits: what a case may cost, and what a submission may change.
        notes: what the author adds, as Markdown; "" where that is nothing.
    """

    comparisons: tuple[str, ...]
    limits: tuple[str, ...]
    notes: str


def split_statement(text: str) -> tuple[str, str]:
    """Return the statement without its last section, and what stands in that section."""
    found = _SECTION.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip() + "\n", text[found.end() :].strip()


def rules(problem: Problem, *, scale: bool) -> Rules:
    """Return how the problem is judged; `scale` says whether it has cases timed beside the reference."""
    limits = problem.limits
    lines = [f"A case may take {limits.cpu:g} s of CPU and {limits.memory} MB of memory."]
    if scale:
        lines.append(SCALE_SENTENCE.format(factor=limits.scale_factor))
    changed = [f"`{name}` of `{entry.name}`" for entry in problem.entries for name in entry.mutates]
    lines.append(f"Inputs must come back unchanged{', except ' + _and(changed) if changed else ''}.")
    return Rules(tuple(_comparisons(problem.entries)), tuple(lines), split_statement(problem.statement)[1])


def _comparisons(entries: Sequence[Entry]) -> list[str]:
    """Return one sentence for each way, with the outputs that it holds for; one alone where it holds for all."""
    outputs: dict[str, list[str]] = {}
    several = len(entries) > 1
    for entry in entries:
        for name, comparison in entry.comparisons.items():
            label = f"`{entry.name}`" if len(entry.returns) == 1 else f"`{name}`"
            if several and len(entry.returns) > 1:
                label = f"`{name}` of `{entry.name}`"
            outputs.setdefault(describe(comparison), []).append(label)
    if len(outputs) == 1:
        return [f"Every output is compared {way}." for way in outputs]
    return [f"{_and(names)}: compared {way}." for way, names in outputs.items()]


def describe(comparison: Comparison) -> str:
    """Say how one output is compared, in the words that follow "is compared"."""
    way = _WAYS[comparison.method](comparison)
    if comparison.dtype is Dtype.KIND:
        return f"{way}; its kind of number (float, integer, boolean) must be the right one"
    if comparison.dtype is Dtype.EXACT:
        return f"{way}; its dtype must be the right one"
    return way


def _close(comparison: Comparison) -> str:
    of = "the largest magnitude of the expected array" if comparison.scaled else "the expected value"
    allowed = [f"{_number(comparison.rtol)} times {of}"] if comparison.rtol else []
    if comparison.atol:
        allowed.append(f"{_number(comparison.atol)} times that" if comparison.scaled else _number(comparison.atol))
    way = f"as numbers, with an error of at most {' plus '.join(allowed)}" if allowed else "for equal numbers"
    if comparison.float32_rtol is not None:
        way += f" ({_number(comparison.float32_rtol)} where you return float32)"
    return way + ("; NaN is always wrong" if comparison.nan is NanPolicy.NEVER else "")


def _signs(comparison: Comparison) -> str:
    linked = [f"`{each.field}`" for each in comparison.linked]
    shared = f", the same sign as in {_and(linked)}" if linked else ""
    return f"up to the sign of each component{shared}, {_close(comparison)}"


def _items(comparison: Comparison) -> str:
    item = f"; items are compared {describe(comparison.item)}" if comparison.item else ""
    return f"in any order{item}"


def _labels(comparison: Comparison) -> str:
    fixed = _and([f"`{label!r}`" for label in comparison.fixed])
    return "up to the names of the labels" + (f"; {fixed} keeps its meaning" if fixed else "")


def _draws(comparison: Comparison) -> str:
    return (
        "as draws: they must be credible for the distribution that is asked for (right draws are refused less than "
        f"once in {1 / comparison.alpha:,.0f} looks)"
    )


def _check(comparison: Comparison) -> str:
    shape = " of the reference's shape" if comparison.like is Like.SHAPE else ""
    return f"by a check that accepts every right answer{shape}"


def _equal(_comparison: Comparison) -> str:
    return "for equality"


_WAYS: Mapping[Method, Callable[[Comparison], str]] = {
    Method.ALLCLOSE: _close,
    Method.EXACT: _equal,
    Method.UNORDERED: _items,
    Method.UP_TO_SIGN: _signs,
    Method.UP_TO_RELABELLING: _labels,
    Method.DISTRIBUTION: _draws,
    Method.CHECK: _check,
}


def _number(value: float) -> str:
    """Write 1e-9 rather than 1e-09."""
    return re.sub(r"e([+-])0+", r"e\1", f"{value:g}")


def _and(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
