"""Plans a job for a harness: how to call a source, and the inputs of its cases.

Never an expected output, a group or anything else of the judge's: what is not sent can't be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge import wire
from judge.package.frozen import FrozenCase
from judge.package.problem import Ban, Problem
from judge.shared.case_table import packed


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One case of a job: its number, and its inputs where they are not in the frozen files.

    Attributes:
        on_demand: whether its inputs are not known yet, and will be handed over when the case's turn comes.
    """

    index: int
    case: FrozenCase
    data: bytes | None = None
    on_demand: bool = False

    @property
    def gated(self) -> bool:
        """Whether the inputs are withheld until the case's turn, so that its time is measured from outside."""
        return self.on_demand or self.case.timed


def plan(problem: Problem, planned: Sequence[PlannedCase], stdout: int, *, forbid: bool = True) -> bytes:
    """Encode all of a job but the source: it is the same for every submission to a problem.

    Args:
        stdout: bytes of standard output that are kept of each case.
        forbid: whether what the problem forbids is looked for.
    """
    bans: dict[str, list[str]] = {f"{ban}s": [] for ban in Ban}
    for each in problem.forbids if forbid else ():
        bans[f"{each.ban}s"].append(each.what)
    content = {
        "filename": "solution.py",
        "drive": _encoded(problem.drive),
        "functions": _encoded(problem.functions),
        "entries": {
            entry.name: {
                "kind": entry.kind.value,
                "returns": len(entry.returns),
                "params": [
                    [param.name, "keyword" if param.keyword else "positional", param.default is not None]
                    for param in entry.params
                ],
            }
            for entry in problem.entries
        },
        "forbid": bans,
        "stdout_limit": stdout,
        "cases": _cases(problem, planned),
    }
    return bytes(wire.encode(content))


def _cases(problem: Problem, planned: Sequence[PlannedCase]) -> dict[str, object]:
    positions = {entry.name: position for position, entry in enumerate(problem.entries)}
    rows: list[tuple[int, ...]] = []
    more: dict[int, dict[str, object]] = {}
    for each in planned:
        case = each.case
        withheld = each.gated or each.data is not None
        span = (0, 0) if withheld else (case.inputs.offset, case.inputs.length)
        extras = _extras(each, problem.entry(case.entry).mutates)
        if extras:
            more[len(rows)] = extras
        rows.append((each.index, positions[case.entry], *span, each.gated))
    return packed(rows, more)


def _encoded(source: str | None) -> bytes | None:
    return None if source is None else source.encode()


def _extras(planned: PlannedCase, mutates: Sequence[str]) -> dict[str, object]:
    """Return what a case has beside its row; for most, nothing."""
    case = planned.case
    rare = {
        "seeds": list(case.seeds),
        "draws": case.draws,
        "repeat": case.repeat,
        "mutates": list(mutates),
        "data": None if planned.gated else planned.data,
    }
    return {name: value for name, value in rare.items() if value}
