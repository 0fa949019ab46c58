"""Reads problem.toml and followups.toml into dataclasses, and notes every fault."""

from __future__ import annotations

import keyword
import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from judge.package.faults import Faults, listed, nearest
from judge.package.problem import (
    Ban,
    Comparison,
    Difficulty,
    Dtype,
    Followup,
    Forbid,
    Kind,
    Like,
    Linked,
    Method,
    NanPolicy,
    PictureKind,
    ProblemLimits,
)
from judge.package.tables import Table, parse
from judge.shared.operators import OPERATORS

MANIFEST = "problem.toml"
FOLLOWUPS = "followups.toml"
RESERVED = ("expect", "raises", "draws", "repeat", "size", "note")  # words to the judge: no input has these names

PLAIN = Comparison()
DERIVATIVE = Comparison(rtol=1e-9, atol=1e-12)  # tolerances that a central difference does not keep

OPTIONS: Mapping[Method, tuple[str, ...]] = {
    Method.ALLCLOSE: ("rtol", "atol", "scaled", "float32_rtol", "nan"),
    Method.EXACT: (),
    Method.UNORDERED: ("item",),
    Method.UP_TO_SIGN: ("axis", "linked", "rtol", "atol", "scaled"),
    Method.UP_TO_RELABELLING: ("fixed",),
    Method.DISTRIBUTION: ("alpha",),
    Method.CHECK: ("like",),
}


@dataclass(frozen=True, slots=True)
class Declared:
    """An `[[entry]]` as the manifest has it, before the starter tells its parameters."""

    name: str
    kind: Kind
    returns: tuple[str, ...]
    mutates: tuple[str, ...]
    comparisons: Mapping[str, Comparison]
    pictures: Mapping[str, PictureKind]
    line: int


@dataclass(frozen=True, slots=True)
class _Defaults:
    """`[compare.default]` for outputs, and for those that are derivatives."""

    plain: Comparison
    derivative: Comparison


@dataclass(frozen=True, slots=True)
class Manifest:
    id: str | None  # UUID; None where the manifest has none
    title: str
    difficulty: Difficulty
    references: tuple[str, ...]
    entries: tuple[Declared, ...]
    limits: ProblemLimits
    forbids: tuple[Forbid, ...]


def read_manifest(text: str, faults: Faults) -> Manifest | None:
    """Reads the manifest; None where it is not TOML at all."""
    table = parse(text, MANIFEST, faults)
    if table is None:
        return None
    entries = table.tables("entry")
    shared = table.table("compare")
    manifest = Manifest(
        id=_identity(table),
        title=table.text("title"),
        difficulty=table.choice("difficulty", Difficulty, Difficulty.EASY, needed=True),
        references=table.strings("references", needed=True),
        entries=_entries(table, entries, shared),
        limits=_limits(table.table("limits")),
        forbids=tuple(_forbid(each, [str(e.values.get("name")) for e in entries]) for each in table.tables("forbid")),
    )
    table.finish()
    return manifest


def _identity(table: Table) -> str | None:
    """Return the problem's identity, in the usual form."""
    if "id" not in table.values:
        return None
    text = table.text("id")
    try:
        return str(uuid.UUID(text))
    except ValueError:
        table.fault(f'"{text}" is no UUID; this one is free: id = "{uuid.uuid4()}"', "id")
        return None


def _limits(table: Table) -> ProblemLimits:
    defaults = ProblemLimits()
    memory = table.get("memory", int, defaults.memory)
    if memory <= 0:
        table.fault("limits.memory must be above zero (megabytes).", "memory")
    steps = table.get("scale_floor_steps", int, defaults.scale_floor_steps)
    if steps <= 0:
        table.fault("limits.scale_floor_steps must be above zero (steps of a plain Python loop).", "scale_floor_steps")
    limits = ProblemLimits(
        cpu=table.positive("cpu", defaults.cpu),
        memory=max(memory, 1),
        scale_factor=table.positive("scale_factor", defaults.scale_factor),
        scale_floor_steps=max(steps, 1),
    )
    table.finish()
    return limits


def _forbid(table: Table, entries: list[str]) -> Forbid:
    given = [ban for ban in Ban if ban.value in table.values]
    for ban in Ban:
        table.get(ban.value, str, "")
    if len(given) != 1:
        table.fault(f"A [[forbid]] has exactly one of {listed(ban.value for ban in Ban)}.")
    ban = given[0] if given else Ban.NAME
    names = table.strings("entries")
    for name in names:
        if name not in entries:
            table.fault(f'forbid.entries names "{name}", which is no entry.{nearest(name, entries)}', "entries")
    if ban is Ban.OPERATOR and given and table.values["operator"] not in OPERATORS:
        table.fault(f'The operator "{table.values["operator"]}" is unknown: {" ".join(OPERATORS)}.', "operator")
    forbid = Forbid(ban, str(table.values.get(ban.value, "")), table.text("instead"), names)
    table.finish()
    return forbid


# --- entries and comparisons ------------------------------------------------------------------------------------


def _entries(table: Table, entries: list[Table], shared: Table) -> tuple[Declared, ...]:
    if not entries:
        table.fault("The problem has no [[entry]].")
    default = shared.table("default")
    defaults = _Defaults(_comparison(default, {}), _comparison(default, {}, base=DERIVATIVE))
    fields_ = shared.table("fields")
    declared = tuple(_entry(each, fields_, default.values, defaults) for each in entries)
    known = [name for each in declared for name in each.returns]
    for name in fields_.values:
        if name not in known and declared:
            fields_.fault(f'compare.fields.{name}: no entry returns "{name}".{nearest(name, known)}', name)
        fields_.get(name, dict, {})
    shared.finish()
    names = [each.name for each in declared]
    for each in declared:
        if names.count(each.name) > 1:
            table.faults.add(MANIFEST, each.line, f'Two entries are named "{each.name}".')
    return declared


def _is_derivative(entry: str, output: str) -> bool:
    """Return whether an output is a derivative, by the conventional names: `<f>_grad`, `grad_<input>`."""
    return entry.endswith("_grad") or output.startswith("grad_")


def _entry(table: Table, shared: Table, default: dict[str, Any], defaults: _Defaults) -> Declared:
    name = table.text("name")
    returns = table.strings("returns", needed=True)
    for word in (name, *returns):
        if word and (not word.isidentifier() or keyword.iskeyword(word)):
            table.fault(f'"{word}" is not a Python name.', "name" if word == name else "returns")
    if len(set(returns)) < len(returns):
        table.fault("entry.returns names an output twice.", "returns")
    compare = table.table("compare")
    own = compare.table("fields")
    comparisons = {}
    for output in returns:
        source = own if output in own.values else shared
        if output not in source.values:
            comparisons[output] = defaults.derivative if _is_derivative(name, output) else defaults.plain
            continue
        field = source.table(output)
        base = DERIVATIVE if _is_derivative(name, output) else PLAIN
        comparisons[output] = _comparison(field, {} if "method" in field.values else default, returns, base)
    for output in own.values:
        if output not in returns:
            own.fault(f'{table.name("returns")} has no "{output}".{nearest(output, returns)}', output)
    compare.finish()
    declared = Declared(
        name=name,
        kind=table.choice("kind", Kind, Kind.FUNCTION),
        returns=returns,
        mutates=table.strings("mutates"),
        comparisons=MappingProxyType(comparisons),
        pictures=_pictures(table.table("pictures")),
        line=table.line("name"),
    )
    table.finish()
    return declared


def _pictures(table: Table) -> Mapping[str, PictureKind]:
    """Read the table `[entry.pictures]`: a kind of picture by the name of an input or output."""
    pictures = {name: table.choice(name, PictureKind, PictureKind.MATRIX, needed=True) for name in table.values}
    table.finish()
    return MappingProxyType(pictures)


def _comparison(
    table: Table, inherited: dict[str, Any], returns: tuple[str, ...] = (), base: Comparison = PLAIN
) -> Comparison:
    """Read a method table. Without a method of its own it changes options of the default's, which `base` has."""
    values = {**inherited, **table.values}
    table = table.over(values)
    method = table.choice("method", Method, base.method)
    allowed = ("dtype", *OPTIONS[method])
    for key in [key for key in values if key not in ("method", *allowed)]:
        if key in {f.name for f in fields(Comparison)}:
            table.fault(f"{table.name(key)} is not an option of {method} (it has {listed(allowed, 'and')}).", key)
            table.skip(key)
    options = _options(table, allowed, base, returns)
    table.finish()
    return Comparison(method=method, **options)


def _options(table: Table, allowed: tuple[str, ...], base: Comparison, returns: tuple[str, ...]) -> dict[str, Any]:
    readers: dict[str, Any] = {
        "dtype": lambda: table.choice("dtype", Dtype, base.dtype),
        "rtol": lambda: table.positive("rtol", base.rtol, zero=True),
        "atol": lambda: table.positive("atol", base.atol, zero=True),
        "scaled": lambda: table.get("scaled", bool, base.scaled),
        "float32_rtol": lambda: table.positive("float32_rtol", math.inf) if "float32_rtol" in table.values else None,
        "nan": lambda: table.choice("nan", NanPolicy, base.nan),
        "item": lambda: _comparison(table.table("item"), {"method": "exact"}),
        "axis": lambda: table.get("axis", int, base.axis),
        "linked": lambda: _linked(table, returns),
        "fixed": lambda: _fixed(table),
        "alpha": lambda: table.positive("alpha", base.alpha),
        "like": lambda: table.choice("like", Like, base.like),
    }
    return {name: readers[name]() for name in allowed}


def _linked(table: Table, returns: tuple[str, ...]) -> tuple[Linked, ...]:
    linked = []
    for each in table.tables("linked"):
        field = each.text("field")
        if field and field not in returns:
            table.fault(f'linked names "{field}", which this entry does not return.{nearest(field, returns)}', "linked")
        linked.append(Linked(field, each.get("axis", int, 0)))
        each.finish()
    return tuple(linked)


def _fixed(table: Table) -> tuple[int | str, ...]:
    labels = table.get("fixed", list, [])
    if not all(isinstance(label, int | str) for label in labels):
        table.fault("fixed must be a list of labels: integers or strings.", "fixed")
        return ()
    return tuple(labels)


# --- follow-ups -------------------------------------------------------------------------------------------------


def read_followups(text: str, faults: Faults) -> tuple[Followup, ...]:
    table = parse(text, FOLLOWUPS, faults)
    if table is None:
        return ()
    followups = []
    for each in table.tables("followup"):
        followups.append(Followup(each.text("question"), each.text("answer")))
        each.finish()
    table.finish()
    if not 2 <= len(followups) <= 4:
        faults.add(FOLLOWUPS, 0, f"There are {len(followups)} follow-ups; a problem has two to four.")
    return tuple(followups)
