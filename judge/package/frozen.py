"""Defines frozen cases: a problem's inputs and expected outputs, as they are kept under a digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from judge.verdict import Group

EXCEPTION = b"!"  # what encoded_exception begins with, and no wire-encoded value


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
        call: the runnable lines that the drive's show() gives; "" where there is none.
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

    @property
    def timed(self) -> bool:
        """Whether its time is measured from outside: its inputs are withheld until its turn."""
        return self.size is not None or self.group is Group.SCALE


@dataclass(frozen=True, slots=True)
class MistakeOutcome:
    """What a known mistake does in one case.

    Attributes:
        output: of the first run; `encoded_exception` where it raised, None where it gave what is not plain data, or too
            much.
        mutated: the inputs that it changed.
    """

    output: bytes | None
    mutated: tuple[str, ...] = ()


def encoded_exception(name: str, message: str) -> bytes:
    """Encode an exception in the place of an output: no wire-encoded value begins so."""
    return EXCEPTION + f"{name}: {message}".encode("utf-8", "backslashreplace")[:500]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A problem's cases with what the reference returns for them, in the order of judging.

    Attributes:
        digest: of what the cases were frozen from, and with which toolchain.
        folder: where the files lie.
        rejected: for each known mistake that ran, by case, what it does.
    """

    digest: str
    folder: Path
    cases: tuple[FrozenCase, ...]
    rejected: Mapping[str, Mapping[str, MistakeOutcome]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def inputs_path(self) -> Path:
        return self.folder / "inputs.bin"

    def read_inputs(self, case: FrozenCase) -> bytes:
        """Return the wire-encoded inputs of one case."""
        with (self.folder / case.inputs.file).open("rb") as stream:
            stream.seek(case.inputs.offset)
            return stream.read(case.inputs.length)
