"""One case: what the sandbox answered, against what is expected.

A reply comes from a process that a submission may have taken over, so it is read field by field, and whatever is not as
the harness writes it is `Malformed`. All that a forged reply can reach is a wrong output.

What is made for every case is not frozen, though nothing changes it once it is handed on: to make a frozen one takes
four times as long, and a submission has a hundred cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from judge import wire
from judge.grading import sentences
from judge.grading.compare import compare
from judge.grading.show import render_call, show
from judge.package.problem import Comparison, Entry
from judge.package.store import FrozenCase
from judge.verdict import CaseResult, Group, Input, Mismatch, Verdict, Wrong

MAX_NAMES = 50  # of classes of an exception, of changed inputs
MAX_TEXT = 64 * 1024  # characters of output, messages and tracebacks that are kept of one case
MAX_LINE = 10_000_000  # of a source


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that left the submission."""

    name: str
    mro: tuple[str, ...] = field()  # not a bare annotation: every class has a method `mro`, which would be its default
    message: str
    traceback: str
    line: int | None


@dataclass(slots=True)
class Run:
    """One call of a case: exactly one of the three is there."""

    output: bytes | None = None  # wire-encoded
    refusal: str | None = None  # why the output could not travel
    raised: Raised | None = None


@dataclass(slots=True)
class Reply:
    """The harness's answer to one case."""

    index: int
    runs: tuple[Run, ...]
    mutated: tuple[str, ...]
    stdout: str
    stderr: str
    cpu: float
    missing: bool

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Reply:
        """The reply in a message of the harness; Malformed where it is none."""
        try:
            fields = _FIELDS(message)
        except KeyError as missing:
            text = f"An answer without {missing}."
            raise wire.Malformed(text) from missing
        if not all(map(isinstance, fields, _KINDS)):
            raise wire.Malformed("An answer whose words are of the wrong kinds.")
        index, runs, mutated, stdout, stderr, cpu = fields
        return cls(
            index=index,
            runs=tuple([_read_run(run) for run in runs]),
            mutated=_names(mutated, 100) if mutated else (),
            stdout=_valid(stdout[:MAX_TEXT]) if stdout else "",
            stderr=_valid(stderr[:MAX_TEXT]) if stderr else "",
            cpu=_seconds(cpu),
            missing=message.get("missing") is True,
        )


_FIELDS = itemgetter("i", "runs", "mutated", "stdout", "stderr", "cpu")
_KINDS = (int, list, list, str, str, float)


def _read_run(run: object) -> Run:
    if not isinstance(run, dict):
        raise wire.Malformed("A run is no dict.")
    if "ok" in run:
        return Run(output=_typed(run, "ok", bytes))
    if "unencodable" in run:
        return Run(refusal=read_text(run, "unencodable"))
    return Run(raised=read_raised(run))


def read_raised(message: Mapping[str, Any]) -> Raised:
    """The exception in a message of the harness; Malformed where there is none."""
    line = message.get("line")
    return Raised(
        name=read_text(message, "exception", 200),
        mro=_names(_typed({"mro": [], **message}, "mro", list), 200),
        message=read_text(message, "message"),
        traceback=read_text(message, "traceback"),
        line=line if isinstance(line, int) and 0 < line < MAX_LINE else None,
    )


def read_text(message: Mapping[str, Any], key: str, length: int = MAX_TEXT) -> str:
    """The beginning of a text in a message of the harness, as valid Unicode; Malformed where there is none."""
    return _valid(_typed(message, key, str)[:length])


def _valid(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _names(names: list[Any], length: int) -> tuple[str, ...]:
    """Texts, never the text of what else may be there: an array of many axes takes minutes to print."""
    names = names[:MAX_NAMES]
    if not all(isinstance(name, str) for name in names):
        raise wire.Malformed("A list of names holds something else.")
    return tuple([_valid(name[:length]) for name in names])


def _seconds(value: float) -> float:
    """A duration that a stranger's process tells: never negative, infinite or NaN."""
    return value if 0.0 <= value < 1e6 else 0.0


def _typed(message: Mapping[str, Any], key: str, kind: type) -> Any:
    value = message.get(key)
    if not isinstance(value, kind):
        text = f"{key} is {type(value).__name__}, not {kind.__name__}."
        raise wire.Malformed(text)
    return value


Check = Callable[[FrozenCase, bytes, int], str | None]
"""Asks the problem's check.py about the output of the run with that index: None, or what is wrong with it."""


@dataclass(slots=True)
class Judged:
    """One case with its verdict, and all that is needed to show it."""

    case: FrozenCase
    verdict: Verdict
    sentence: str = ""
    mismatch: Mismatch | None = None
    raised: Raised | None = None
    output: bytes | None = None  # of the run that is shown: the failing one, else the first
    first: Run | None = None  # the first run
    follows_seed: bool | None = None  # whether the outputs differ between seeds; None where it can't be told
    stdout: str = ""
    stderr: str = ""
    cpu: float = 0.0


def evaluate(entry: Entry, case: FrozenCase, reply: Reply, check: Check) -> Judged:
    """The verdict of one case.

    Raises:
        wire.Malformed: the reply does not have the runs that were asked for.
    """
    first = reply.runs[0] if reply.runs else None
    if first and _to_the_bit(entry, case, reply, first):
        judged = Judged(case, Verdict.ACCEPTED, output=first.output)
    else:
        judged = _verdict(entry, case, reply, check)
    judged.first, judged.stdout, judged.stderr, judged.cpu = first, reply.stdout, reply.stderr, reply.cpu
    return judged


def _to_the_bit(entry: Entry, case: FrozenCase, reply: Reply, first: Run) -> bool:
    """Whether a plain case gave just the bytes that are expected: most cases of a right solution, at no cost."""
    plain = not (case.seeds or case.raises or reply.mutated or entry.distributed or entry.checked)
    return plain and len(reply.runs) == 1 and case.repeat <= 1 and case.expected == (first.output,)


def _verdict(entry: Entry, case: FrozenCase, reply: Reply, check: Check) -> Judged:
    if reply.missing:
        mismatch = Mismatch(Wrong.NOT_WRITTEN, sentences.missing_entry(entry.name, entry.kind))
        return Judged(case, Verdict.RUNTIME_ERROR, mismatch.sentence, mismatch)
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


def _wrong(case: FrozenCase, run: Run, mismatch: Mismatch) -> Judged:
    return Judged(case, Verdict.WRONG_ANSWER, mismatch.sentence, mismatch, run.raised, run.output)


def _judge_run(entry: Entry, case: FrozenCase, index: int, run: Run, check: Check) -> Judged:
    if run.raised:
        return _judge_exception(entry, case, run, run.raised)
    if run.refusal is not None:
        return _wrong(case, run, Mismatch(Wrong.STRUCTURE, run.refusal))
    assert run.output is not None
    if case.raises:
        got = show(wire.decode(run.output))
        return _wrong(case, run, Mismatch(Wrong.NO_EXCEPTION, sentences.no_exception(case.raises), got=got))
    mismatch = _compare(entry, case, index, run.output)
    if mismatch is None and entry.checked and (objection := check(case, run.output, index)):
        mismatch = Mismatch(Wrong.CHECK, objection)
    return _wrong(case, run, mismatch) if mismatch else Judged(case, Verdict.ACCEPTED, output=run.output)


def _compare(entry: Entry, case: FrozenCase, index: int, output: bytes) -> Mismatch | None:
    expected = case.expected[index if case.seeds else 0]
    if output == expected and not entry.distributed:
        return None
    expect = wire.decode(case.expect) if case.expect is not None else None
    mismatches = compare(wire.decode(expected), wire.decode(output), entry, expect=expect)
    return _with_digits(mismatches[0], case) if mismatches else None


def _with_digits(mismatch: Mismatch, case: FrozenCase) -> Mismatch:
    """In a stability case, the digits that are right are said; elsewhere a number is wrong for another reason."""
    digits = mismatch.digits
    if digits is None or case.group is not Group.STABILITY:
        return replace(mismatch, digits=None)
    said = sentences.digits(digits.right, digits.carried, digits.index)
    return replace(mismatch, sentence=f"{mismatch.sentence} {said}")


def _judge_exception(entry: Entry, case: FrozenCase, run: Run, raised: Raised) -> Judged:
    if "NotImplementedError" in raised.mro and case.raises not in raised.mro:
        mismatch = Mismatch(Wrong.NOT_WRITTEN, sentences.not_written(entry.name))
        return Judged(case, Verdict.RUNTIME_ERROR, mismatch.sentence, mismatch, raised)
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


def _disagreement(entry: Entry, case: FrozenCase, runs: Sequence[Run]) -> Judged | None:
    """Where calls that had to agree did not."""
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
    return not compare(wire.decode(a), wire.decode(b), plain)


def _follows_seed(case: FrozenCase, runs: Sequence[Run]) -> bool | None:
    if not case.varies:
        return None
    return any(run.output != runs[0].output for run in runs[1:])


def only_run(case: FrozenCase, reply: Reply, why: str) -> Judged:
    """A case of which nothing is expected: what it returns or raises is shown, and nothing is held against it."""
    if reply.missing or not reply.runs:
        return Judged(case, Verdict.RUNTIME_ERROR, sentences.missing_entry(case.entry, "function or class"))
    run = reply.runs[0]
    said = f"{why} {sentences.raised(run.raised.name, run.raised.message)}" if run.raised else why
    judged = Judged(case, Verdict.ACCEPTED, said, output=run.output)
    return replace(judged, stdout=reply.stdout, stderr=reply.stderr, cpu=reply.cpu)


def detail(judged: Judged, entry: Entry, inputs: bytes, reference_cpu: float | None = None) -> CaseResult:
    """A judged case as people see it, whole."""
    values = wire.decode(inputs)
    case = judged.case
    return CaseResult(
        case=case.case,
        entry=case.entry,
        group=case.group,
        verdict=judged.verdict,
        cpu=judged.cpu,
        reference_cpu=reference_cpu,
        sentence=judged.sentence,
        call=case.call or render_call(entry.name, entry.params, values),
        note=case.note,
        inputs=tuple(Input(name, show(value)) for name, value in values.items()),
        expected=show(wire.decode(case.expected[0])) if case.expected else None,
        got=_shown_output(judged.output),
        mismatch=judged.mismatch,
        stdout=judged.stdout,
        stderr=judged.stderr,
        traceback=_traceback(judged),
    )


def _traceback(judged: Judged) -> str:
    """The traceback, but of a starter that is not written yet: the sentence says it all."""
    unwritten = judged.mismatch is not None and judged.mismatch.kind is Wrong.NOT_WRITTEN
    return judged.raised.traceback if judged.raised and not unwritten else ""


def _shown_output(output: bytes | None) -> Any:
    if output is None:
        return None
    try:
        return show(wire.decode(output))
    except wire.Malformed:
        return None


def brief(judged: Judged, reference_cpu: float | None = None) -> CaseResult:
    """A judged case without anything of its inputs and outputs."""
    case = judged.case
    return CaseResult(case.case, case.entry, case.group, judged.verdict, judged.cpu, reference_cpu)
