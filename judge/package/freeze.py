"""Freezes a problem's cases with what its reference returns for them, once, and stores them under a digest.

Theory of operation. cases.py runs in the author's sandbox and yields inputs; these are laid out in files; the
reference runs over the files in a submission's sandbox, through the same harness, so that what is expected has been
through every step that a submission's output goes through. The known mistakes follow (`freeze_rejected`), now or in the
background. Everything is kept under a digest of the folder's judged files, of our own code that runs inside, and of the
toolchain: exp, matmul and the decompositions differ in their last bits between BLAS kernels and processors.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from judge import wire
from judge.package.authors import CPU as AUTHOR_CPU
from judge.package.authors import AuthorFault, Authors, Built, RecordedCase
from judge.package.faults import nearest
from judge.package.frozen import Frozen, FrozenCase, MistakeOutcome, Span, encoded_exception
from judge.package.problem import Entry, Fault, Problem, Unsound
from judge.package.running import NotRun, Ran, run
from judge.package.store import ALIGNMENT, FrozenStore
from judge.sandbox.base import Sandbox
from judge.sandbox.replies import CallOutcome
from judge.verdict import Group

SEEDS = (0, 0, 1)  # a case with a generator: twice alike, once with another seed
REFERENCE_CPU = 30.0  # seconds for one case of the reference while freezing; the real limits are verify's business
OUTCOME_BYTES = 256 * 1024  # outputs of known mistakes beyond this are not stored

_ORDER = {group: position for position, group in enumerate(Group)}


def freeze(
    problem: Problem,
    sandbox: Sandbox,
    store: FrozenStore,
    *,
    author_cpu: float = AUTHOR_CPU,
    reference_cpu: float = REFERENCE_CPU,
) -> Frozen:
    """Return the problem's frozen cases, from the store or made now.

    `rejected` is filled once `freeze_rejected` has run.

    Args:
        problem: as loaded from its folder.
        sandbox: in which its code runs.
        store: where the frozen cases are kept.
        author_cpu: seconds of CPU for cases.py.
        reference_cpu: seconds of CPU for one case of the reference.

    Raises:
        Unsound: cases.py or the reference fails; with all faults that were found.
    """
    digest = frozen_digest(problem, sandbox)
    if (known := store.load(digest)) is not None:
        return known
    try:
        with Authors(sandbox, problem, author_cpu) as authors:
            built = authors.build()
    except AuthorFault as failure:
        raise Unsound((failure.fault,)) from failure
    faults = [*built.faults, *(fault for case in built.cases for fault in _case_faults(problem, case))]
    faults = faults or _entry_faults(problem, built)
    if faults:
        raise Unsound(tuple(faults))
    with store.draft(digest) as folder:
        cases = lay_out(problem, built.cases, folder)
        frozen = Frozen(digest, folder, _with_expected(problem, sandbox, cases, folder, built.cases, reference_cpu))
        return store.save(frozen)


def freeze_rejected(problem: Problem, frozen: Frozen, sandbox: Sandbox, store: FrozenStore) -> Frozen:
    """Add what the known mistakes do, by which lessons are recognised; scale cases are left out.

    Kept are the output of the first run and the inputs that were changed. `judge.grading.diagnosis.misconception` says
    what is wrong with them, and which submission makes the same mistake.
    """
    if frozen.rejected or not problem.rejected:
        return frozen
    if (known := store.load(frozen.digest)) is not None and known.rejected:
        return replace(frozen, rejected=known.rejected)
    cases = [case for case in frozen.cases if case.group is not Group.SCALE and case.raises is None]
    outcomes: dict[str, dict[str, MistakeOutcome]] = {}
    for mistake in problem.rejected:
        by_case: dict[str, MistakeOutcome] = {}
        try:
            for ran in run(sandbox, problem, mistake.source, frozen.folder, cases, cpu=problem.limits.cpu):
                by_case[ran.case.case] = MistakeOutcome(_outcome(ran), ran.mutated)
        except NotRun:
            pass  # it is a mistake that ends here: what it gave before is stored
        outcomes[mistake.name] = by_case
    return store.save_rejected(frozen, outcomes)


def _outcome(ran: Ran) -> bytes | None:
    """Return what a known mistake gave in a case, to be recognised by."""
    if not ran.runs:
        return None
    first = ran.runs[0]
    if first.output is None:
        return encoded_exception(first.raised.name, first.raised.message) if first.raised else None
    return first.output if len(first.output) <= OUTCOME_BYTES else None


# --- the digest -------------------------------------------------------------------------------------------------


def frozen_digest(problem: Problem, sandbox: Sandbox) -> str:
    """Returns the SHA-256 of all that the frozen bytes depend on."""
    content = hashlib.sha256(problem.judged_digest.encode())
    content.update(json.dumps(dict(sandbox.toolchain()), sort_keys=True).encode())
    return content.hexdigest()


# --- cases ------------------------------------------------------------------------------------------------------


def _case_faults(problem: Problem, case: RecordedCase) -> list[Fault]:
    """Lists the faults of a case: an unknown entry, or inputs that the entry does not take."""
    try:
        entry = problem.entry(case.entry)
    except KeyError:
        close = nearest(case.entry, [each.name for each in problem.entries])
        return [Fault("cases.py", case.line, f'"{case.entry}" is no entry of the problem.{close}')]
    given, params = set(wire.decode(case.inputs)), {param.name: param for param in entry.params}
    wrong = [f'"{name}" is no input.{nearest(name, params)}' for name in sorted(given - set(params))]
    needed = [name for name, param in params.items() if param.default is None]
    wrong += [f'the input "{name}" is missing.' for name in needed if name not in given]
    return [Fault("cases.py", case.line, f"{case.entry}/{case.group}/{case.id}: {why}") for why in wrong]


def _entry_faults(problem: Problem, built: Built) -> list[Fault]:
    return [
        Fault("cases.py", 0, f"There are no cases for {entry.name}: cases.of({entry.name!r}).")
        for entry in problem.entries
        if not any(case.entry == entry.name for case in built.cases)
    ]


def lay_out(problem: Problem, recorded: Sequence[RecordedCase], folder: Path) -> tuple[FrozenCase, ...]:
    """Write the inputs into the folder's files, in the order of judging: by entry, by group, scale cases by size."""
    place = {entry.name: position for position, entry in enumerate(problem.entries)}
    ordered = sorted(recorded, key=lambda case: (place[case.entry], _ORDER[Group(case.group)], _rank(case)))
    cases: list[FrozenCase] = []
    with (folder / "inputs.bin").open("wb") as stream:
        for case in ordered:
            if Group(case.group) is Group.SCALE:
                span = Span(f"scale-{len(cases)}.bin", 0, len(case.inputs))
                (folder / span.file).write_bytes(case.inputs)
            else:
                stream.write(bytes(-stream.tell() % ALIGNMENT))
                span = Span("inputs.bin", stream.tell(), len(case.inputs))
                stream.write(case.inputs)
            cases.append(_unanswered(case, span))
    return tuple(cases)


def _rank(case: RecordedCase) -> float:
    """Return the position in the group: scale cases by size, so that growth shows before one has to be stopped."""
    return case.size or math.inf if Group(case.group) is Group.SCALE else 0.0


def _unanswered(case: RecordedCase, span: Span) -> FrozenCase:
    return FrozenCase(
        case=f"{case.entry}/{case.group}/{case.id}",
        entry=case.entry,
        group=Group(case.group),
        id=case.id,
        inputs=span,
        raises=case.raises,
        draws=case.draws,
        repeat=case.repeat,
        size=case.size,
        note=case.note,
        call=case.call,
        expected=(),
        expect=case.expect,
        seeds=SEEDS if holds(wire.decode(case.inputs), wire.Rng) else (),
        varies=False,
    )


def holds(value: Any, kind: type) -> bool:
    """Return whether a decoded value holds one of that kind, at any depth."""
    if isinstance(value, kind):
        return True
    if isinstance(value, wire.Fn):
        return holds(dict(value.params), kind)
    if isinstance(value, dict):
        return any(holds(each, kind) for each in value.values())
    return isinstance(value, list | tuple) and any(holds(each, kind) for each in value)


# --- what is expected -------------------------------------------------------------------------------------------


def _with_expected(
    problem: Problem,
    sandbox: Sandbox,
    cases: tuple[FrozenCase, ...],
    folder: Path,
    recorded: Sequence[RecordedCase],
    cpu: float,
) -> tuple[FrozenCase, ...]:
    """Return the cases with the reference's outputs. Unsound where it fails, with every case that it fails."""
    lines = {f"{case.entry}/{case.group}/{case.id}": case.line for case in recorded}
    answered, faults = [], []
    try:
        for ran in run(sandbox, problem, problem.reference, folder, cases, cpu=cpu):
            faults += _reference_faults(problem.entry(ran.case.entry), ran, lines[ran.case.case])
            answered.append(_answered(ran))
    except NotRun as failure:
        reached = f" (at {cases[len(answered)].case})" if answered else ""
        faults.append(Fault("reference.py", failure.line, f"The reference{reached}: {failure}"))
    if faults:
        raise Unsound(tuple(faults))
    return tuple(answered)


def _answered(ran: Ran) -> FrozenCase:
    outputs = tuple(run.output for run in ran.runs if run.output is not None)
    if ran.case.raises is not None:
        return ran.case
    expected = outputs if ran.case.seeds else outputs[:1]
    return replace(ran.case, expected=expected, varies=len(set(expected)) > 1)


def _reference_faults(entry: Entry, ran: Ran, line: int) -> list[Fault]:
    """Says why this case of the reference can't be expected of anyone."""
    case = ran.case
    if ran.missing:
        return [Fault("reference.py", 0, f"{entry.name} is not defined here.")]
    faults = []
    for each in ran.runs:
        if case.raises is not None and each.output is not None:
            faults.append(Fault("cases.py", line, f"{case.case}: the reference does not raise {case.raises}."))
        elif case.raises is not None and (each.raised is None or case.raises not in each.raised.mro):
            instead = each.raised.name if each.raised else "nothing"
            faults.append(Fault("cases.py", line, f"{case.case}: the reference raises {instead} instead."))
        elif case.raises is None and each.output is None:
            faults.append(_no_output(case, each))
    alike = [run.output for run, seed in zip(ran.runs, case.seeds or (0,) * len(ran.runs), strict=True) if seed == 0]
    if len(set(alike)) > 1:
        faults.append(Fault("reference.py", 0, f"{case.case}: two runs with the same inputs give different outputs."))
    if ran.mutated:
        names = ", ".join(ran.mutated)
        faults.append(Fault("reference.py", 0, f"{case.case}: the reference changes its input {names}."))
    return faults


def _no_output(case: FrozenCase, outcome: CallOutcome) -> Fault:
    raised = outcome.raised
    if raised is None:
        return Fault("reference.py", 0, f"{case.case}: {outcome.refusal}")
    return Fault("reference.py", raised.line or 0, f"{case.case}: {raised.name}: {raised.message}")
