"""Judges one case: the harness's reply against what is expected.

Whether an output is right is decided at once. What exactly is wrong with it takes up to a hundred times as long to
find, and of most failing cases nobody asks: it is found when it is first looked at.

A `Judged` is not frozen, though nothing else changes it once it is handed on: to make a frozen object takes four times
as long, and a submission has a hundred cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from judge import wire
from judge.grading import sentences
from judge.grading.compare import agrees, compare
from judge.grading.normal import encoded_in_form_of
from judge.grading.show import pictured, show, show_case
from judge.package.frozen import FrozenCase
from judge.package.problem import Comparison, Entry
from judge.sandbox.replies import CallOutcome, Raised, Reply
from judge.verdict import CaseResult, Group, Mismatch, Shown, Verdict, Wrong

Check = Callable[[FrozenCase, bytes, int], str | None]
"""Asks the problem's check.py about the output of the run with that index: None, or what is wrong with it."""


TOO_MUCH = ("The value takes more than", "The value has more")  # how `wire.encode` refuses what is too large
STOPPED = frozenset({Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT})  # of these the inputs' shapes alone are shown


@dataclass(slots=True)
class Judged:
    """One case with its verdict, and all that is needed to show it."""

    case: FrozenCase
    verdict: Verdict
    said: str = ""  # what the verdict says; where it is "", the mismatch says it
    found: Mismatch | Callable[[], Mismatch] | None = None  # what is wrong, where that is known at once, or finds it
    raised: Raised | None = None
    output: bytes | None = None  # of the run that is shown: the failing one, else the first
    first: CallOutcome | None = None  # the first run
    mutated: tuple[str, ...] = ()  # the inputs that it changed
    follows_seed: bool | None = None  # whether the outputs differ between seeds; None where it can't be known
    stdout: str = ""
    stderr: str = ""
    cpu: float = 0.0
    _mismatch: Mismatch | None = field(default=None, init=False)

    @property
    def mismatch(self) -> Mismatch | None:
        """What is wrong with the output; found when it is first asked for."""
        if self._mismatch is None and self.found is not None:
            self._mismatch = self.found if isinstance(self.found, Mismatch) else self.found()
        return self._mismatch

    @property
    def kind(self) -> Wrong | None:
        """The kind of wrong that is known at once; None of an output that differs from the expected one."""
        return self.found.kind if isinstance(self.found, Mismatch) else None

    @property
    def sentence(self) -> str:
        """What the verdict on the case says."""
        if self.said or self.mismatch is None:
            return self.said
        return self.mismatch.sentence


def evaluate(entry: Entry, case: FrozenCase, reply: Reply, check: Check) -> Judged:
    """Judge one case.

    Raises:
        wire.Malformed: the reply does not have the runs that were asked for.
    """
    first = reply.runs[0] if reply.runs else None
    if first and _to_the_bit(entry, case, reply, first):
        judged = Judged(case, Verdict.ACCEPTED, output=first.output)
    else:
        judged = _verdict(entry, case, reply, check)
    judged.first, judged.stdout, judged.stderr, judged.cpu = first, reply.stdout, reply.stderr, reply.cpu
    judged.mutated = reply.mutated
    return judged


def _to_the_bit(entry: Entry, case: FrozenCase, reply: Reply, first: CallOutcome) -> bool:
    """Return whether a plain case gave just the expected bytes: most cases of a right solution, at no cost."""
    plain = not (case.seeds or case.raises or reply.mutated or entry.distributed or entry.checked)
    return plain and len(reply.runs) == 1 and case.repeat <= 1 and case.expected == (first.output,)


def _verdict(entry: Entry, case: FrozenCase, reply: Reply, check: Check) -> Judged:
    if reply.missing:
        mismatch = Mismatch(
            Wrong.NOT_WRITTEN, sentences.missing_entry(entry.name, entry.kind, reply.holder, reply.near)
        )
        return Judged(case, Verdict.RUNTIME_ERROR, found=mismatch)
    if len(reply.runs) != (len(case.seeds) or max(1, case.repeat)):
        raise wire.Malformed("Not as many runs as were asked for.")
    for index, run in enumerate(reply.runs):
        judged = _judge_run(entry, case, index, run, check)
        if judged.verdict is not Verdict.ACCEPTED:
            return judged
    if disagreement := _disagreement(entry, case, reply.runs):
        return disagreement
    if reply.mutated:
        sentence = sentences.mutated_input(reply.mutated)
        return _wrong(case, reply.runs[0], Mismatch(Wrong.MUTATED_INPUT, sentence))
    return Judged(case, Verdict.ACCEPTED, output=reply.runs[0].output, follows_seed=_follows_seed(case, reply.runs))


def _wrong(case: FrozenCase, run: CallOutcome, found: Mismatch | Callable[[], Mismatch]) -> Judged:
    return Judged(case, Verdict.WRONG_ANSWER, "", found, run.raised, run.output)


def _judge_run(entry: Entry, case: FrozenCase, index: int, run: CallOutcome, check: Check) -> Judged:
    if run.raised:
        return _judge_exception(entry, case, run, run.raised)
    if run.too_large:
        return Judged(case, Verdict.OUTPUT_LIMIT, sentences.too_large_output(wire.DEFAULT.size >> 20))
    if run.refusal is not None and run.refusal.startswith(TOO_MUCH):
        return Judged(case, Verdict.OUTPUT_LIMIT, run.refusal)
    if run.refusal is not None:
        return _wrong(case, run, Mismatch(Wrong.STRUCTURE, run.refusal))
    assert run.output is not None
    if case.raises:
        got = show(wire.decode(run.output))
        return _wrong(case, run, Mismatch(Wrong.NO_EXCEPTION, sentences.no_exception(case.raises), got=got))
    found = _found(entry, case, index, run.output, check)
    return _wrong(case, run, found) if found else Judged(case, Verdict.ACCEPTED, output=run.output)


def _found(
    entry: Entry, case: FrozenCase, index: int, output: bytes, check: Check
) -> Mismatch | Callable[[], Mismatch] | None:
    """What is wrong with the output of a run, or what finds it; None where it is right."""
    difference = _Difference(entry, case, index, output)
    if difference.exists():
        return difference
    objection = _objection(entry, case, index, output, check) if entry.checked else None
    return Mismatch(Wrong.CHECK, objection) if objection else None


def _objection(entry: Entry, case: FrozenCase, index: int, output: bytes, check: Check) -> str | None:
    """Return what check.py says of an output, which it is handed in the form of the reference's."""
    expected = case.expected[index if case.seeds else 0]
    return check(case, encoded_in_form_of(expected, output, entry), index)


@dataclass(frozen=True, slots=True)
class _Difference:
    """Return whether an output differs from the expected one; called, it finds how."""

    entry: Entry
    case: FrozenCase
    index: int  # of the run
    output: bytes

    def exists(self) -> bool:
        if self.output == self._expected and not self.entry.distributed:
            return False
        return not agrees(*self._decoded(), self.entry, expect=self._expect())

    def __call__(self) -> Mismatch:
        return _with_digits(compare(*self._decoded(), self.entry, expect=self._expect())[0], self.case)

    @property
    def _expected(self) -> bytes:
        return self.case.expected[self.index if self.case.seeds else 0]

    def _decoded(self) -> tuple[object, object]:
        return wire.decode(self._expected), wire.decode(self.output)

    def _expect(self) -> object:
        return wire.decode(self.case.expect) if self.case.expect is not None else None


def _with_digits(mismatch: Mismatch, case: FrozenCase) -> Mismatch:
    """Add the number of right digits in a stability case; elsewhere a number is wrong for another reason."""
    digits = mismatch.digits
    if digits is None or case.group is not Group.STABILITY:
        return replace(mismatch, digits=None)
    said = sentences.digits(digits.right, digits.carried, digits.index)
    return replace(mismatch, sentence=f"{mismatch.sentence} {said}")


def _judge_exception(entry: Entry, case: FrozenCase, run: CallOutcome, raised: Raised) -> Judged:
    if "NotImplementedError" in raised.mro and case.raises not in raised.mro:
        mismatch = Mismatch(Wrong.NOT_WRITTEN, sentences.not_written(entry.name))
        return Judged(case, Verdict.RUNTIME_ERROR, found=mismatch, raised=raised)
    if case.raises in raised.mro:
        return Judged(case, Verdict.ACCEPTED)
    if raised.name == "ForbiddenError":
        return Judged(case, Verdict.FORBIDDEN, raised.message, raised=raised)
    if "MemoryError" in raised.mro:
        return Judged(case, Verdict.MEMORY_LIMIT, sentences.out_of_memory(), raised=raised)
    if case.raises:
        sentence = sentences.wrong_exception(case.raises, raised.name, raised.message)
        return _wrong(case, run, Mismatch(Wrong.WRONG_EXCEPTION, sentence))
    return Judged(case, Verdict.RUNTIME_ERROR, sentences.raised(raised.name, raised.message), raised=raised)


def _disagreement(entry: Entry, case: FrozenCase, runs: Sequence[CallOutcome]) -> Judged | None:
    """Return the verdict on calls that had to agree and did not; None where they agree."""
    seeds = case.seeds or (0,) * len(runs)
    first = runs[0]
    for seed, run in zip(seeds[1:], runs[1:], strict=True):
        if seed == seeds[0] and not _agree(entry, first.output, run.output):
            sentence = sentences.disagreeing_runs(seeded=bool(case.seeds))
            return _wrong(case, run, Mismatch(Wrong.NONDETERMINISTIC, sentence))
    return None


def _agree(entry: Entry, a: bytes | None, b: bytes | None) -> bool:
    if a is None or b is None or a == b:
        return a == b
    plain = replace(entry, comparisons=dict.fromkeys(entry.returns, Comparison()))
    return agrees(wire.decode(a), wire.decode(b), plain)


def _follows_seed(case: FrozenCase, runs: Sequence[CallOutcome]) -> bool | None:
    if not case.varies:
        return None
    return any(run.output != runs[0].output for run in runs[1:])


def only_run(case: FrozenCase, reply: Reply, why: str) -> Judged:
    """Return a case of which nothing is expected: what it returns or raises is shown, and is never wrong."""
    if reply.missing or not reply.runs:
        return Judged(case, Verdict.RUNTIME_ERROR, sentences.missing_entry(case.entry, "function or class"))
    run = reply.runs[0]
    said = f"{why} {sentences.raised(run.raised.name, run.raised.message)}" if run.raised else why
    judged = Judged(case, Verdict.ACCEPTED, said, output=run.output)
    return replace(judged, stdout=reply.stdout, stderr=reply.stderr, cpu=reply.cpu)


def detail(judged: Judged, entry: Entry, inputs: bytes, reference_cpu: float | None = None) -> CaseResult:
    """Return a judged case as people see it, whole."""
    case = judged.case
    shapes = judged.verdict in STOPPED
    shown = show_case(entry, case, inputs, folded=True, shapes=shapes)
    return CaseResult(
        case=case.case,
        entry=case.entry,
        group=case.group,
        verdict=judged.verdict,
        cpu=judged.cpu,
        reference_cpu=reference_cpu,
        sentence=judged.sentence,
        call=shown.call,
        case_call=shown.case_call,
        note=case.note,
        inputs=shown.inputs,
        expected=shown.expected,
        got=pictured(_shown_output(judged.output), entry),
        mismatch=_pictured_mismatch(judged.mismatch, entry),
        stdout=judged.stdout,
        stderr=judged.stderr,
        traceback=_traceback(judged),
    )


def _traceback(judged: Judged) -> str:
    """Return the traceback, but not of a starter that is not written yet: the sentence says it all."""
    unwritten = judged.mismatch is not None and judged.mismatch.kind is Wrong.NOT_WRITTEN
    return judged.raised.traceback if judged.raised and not unwritten else ""


def _pictured_mismatch(mismatch: Mismatch | None, entry: Entry) -> Mismatch | None:
    """Add the picture of the wrong output; a part of an output is not what the picture shows."""
    if mismatch is None or mismatch.path or not entry.pictures:
        return mismatch
    expected, got = (pictured(value, entry, mismatch.output) for value in (mismatch.expected, mismatch.got))
    return replace(mismatch, expected=expected, got=got)


def _shown_output(output: bytes | None) -> Shown | None:
    if output is None:
        return None
    try:
        return show(wire.decode(output))
    except wire.Malformed:
        return None


def brief(judged: Judged, reference_cpu: float | None = None) -> CaseResult:
    """Return a judged case without anything of its inputs and outputs."""
    case = judged.case
    return CaseResult(case.case, case.entry, case.group, judged.verdict, judged.cpu, reference_cpu)
