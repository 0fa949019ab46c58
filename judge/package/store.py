"""Frozen cases on disk: content-addressed, written whole or not at all, inputs apart from what is expected.

A problem's frozen cases lie in `<root>/<first two hex digits>/<digest>/`:

    inputs.bin      the wire-encoded inputs of all cases but the scale ones, each span on a 64-byte boundary
    scale-<i>.bin   the inputs of one scale case, so that the others stay small to map
    expected.bin    the reference's outputs and what `expect=` says; no submission's sandbox is ever handed this file
    rejected.bin    the outputs of the known mistakes
    meta.json       everything else: names, groups, spans, toolchain

A folder appears by one rename of a finished temporary folder, so a reader sees all of it or nothing, and two writers of
the same digest may race: what they write is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from judge.verdict import Group


@dataclass(frozen=True, slots=True)
class Span:
    """Where wire-encoded bytes lie: a file of the frozen folder, and which bytes of it."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class FrozenCase:
    """One case, ready to be judged.

    Attributes:
        case: its full name, `entry/group/id`.
        inputs: where its inputs lie (a dict of names to values, wire-encoded).
        raises: the name of the exception that is asked for; None where a value is.
        draws, repeat: as the format has them; 0 where the case does not say.
        size: that a scale case stands for; None elsewhere.
        call: the runnable line, or lines.
        expected: the reference's outputs, wire-encoded: one for each of `seeds`, one where there are none; empty with
            `raises`.
        expect: wire-encoded data for the check or the distribution.
        seeds: the variants that an `Rng` of the inputs is run with; empty where there is no `Rng`.
        varies: whether the reference's outputs differ between the seeds.
    """

    case: str
    entry: str
    group: Group
    id: str
    inputs: Span
    raises: str | None
    draws: int
    repeat: int
    size: int | None
    note: str
    call: str
    expected: tuple[bytes, ...]
    expect: bytes | None
    seeds: tuple[int, ...]
    varies: bool


@dataclass(frozen=True, slots=True)
class Frozen:
    """A problem's cases with what the reference returns for them, in the order of judging.

    Attributes:
        digest: of what the cases were frozen from, and with which toolchain.
        folder: where the files lie.
        rejected: for each known mistake that ran, its outputs (of the first seed) by case; None where it raised or
            gave what is not plain data.
    """

    digest: str
    folder: Path
    cases: tuple[FrozenCase, ...]
    rejected: Mapping[str, Mapping[str, bytes | None]] = MappingProxyType({})

    @property
    def inputs_path(self) -> Path:
        return self.folder / "inputs.bin"

    def read_inputs(self, case: FrozenCase) -> bytes:
        """The wire-encoded inputs of one case."""
        with (self.folder / case.inputs.file).open("rb") as stream:
            stream.seek(case.inputs.offset)
            return stream.read(case.inputs.length)
