"""What the judge says: verdicts, groups, kinds of wrong, and the events of a submission's way, as plain frozen data.

Everything here is JSON when passed through `to_json`: the server stores it, the browser and the CLI show it.
Nothing here knows how a verdict was reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """How a submission, or one case of it, ended."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    RUNTIME_ERROR = "runtime_error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    COMPILE_ERROR = "compile_error"
    FORBIDDEN = "forbidden"
    JUDGE_ERROR = "judge_error"  # ours, never the submitter's fault
    CANCELLED = "cancelled"  # by the person who sent it


class Group(StrEnum):
    """Why a case is there; groups are judged in this order."""

    EXAMPLE = "example"
    EDGE = "edge"
    SHAPE = "shape"
    STABILITY = "stability"
    SCALE = "scale"
    RANDOM = "random"
    CUSTOM = "custom"  # typed by the user, in run mode


class Mode(StrEnum):
    RUN = "run"  # the examples and the user's own cases; shows everything
    SUBMIT = "submit"  # all cases


class Wrong(StrEnum):
    """The kind of wrong in a mismatch."""

    STRUCTURE = "structure"  # not the containers, the number of outputs or the type that was asked for
    SHAPE = "shape"
    DTYPE = "dtype"
    NON_FINITE = "non_finite"
    TRANSPOSED = "transposed"
    CONSTANT_FACTOR = "constant_factor"
    CONSTANT_OFFSET = "constant_offset"
    SIGN = "sign"
    AXIS = "axis"  # right along another axis
    ORDER = "order"  # the right items in another order
    PRECISION = "precision"  # close, but outside the tolerance
    VALUE = "value"
    MUTATED_INPUT = "mutated_input"
    NONDETERMINISTIC = "nondeterministic"
    IGNORES_RNG = "ignores_rng"
    DISTRIBUTION = "distribution"
    CHECK = "check"  # the problem's own check says why
    NO_EXCEPTION = "no_exception"  # an error was asked for, a value came
    WRONG_EXCEPTION = "wrong_exception"
    NOT_WRITTEN = "not_written"  # NotImplementedError of the starter


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as people see it: never decoded again.

    Attributes:
        text: Python notation, cut to a bounded length.
        dtype: for arrays, their dtype; else None.
        shape: for arrays, their shape; else None.
        cells: for numeric, boolean and string arrays of at most two dimensions and a bounded size: nested lists of
            JSON scalars, in which the non-finite numbers are the strings "nan", "inf", "-inf"; else None.
        truncated: whether text or cells leave something out.
        picture: how the page may draw it ("image", "points", "curve", "boxes", "matrix"); None where it may not.
    """

    text: str
    dtype: str | None = None
    shape: tuple[int, ...] | None = None
    cells: Any = None
    truncated: bool = False
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Digits:
    """Significant decimal digits of a floating-point result, at the element where the fewest are right.

    Attributes:
        right: -log10 of the relative error there, from 0.0 to `carried`.
        carried: what the result's type carries: about 16 for float64, 7 for float32.
        index: of that element; () where the output is one number.
    """

    right: float
    carried: int
    index: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why one output is wrong.

    Attributes:
        output: the name of the output as the problem declares it; "" where it is the whole.
        path: where inside that output, in Python notation ("[2]['loss']"); "" for the output itself.
        index: of the first bad element of an array; None for others.
        max_abs, max_rel: the largest absolute and relative errors of what differs; None where they make no sense.
        bad, total: elements that differ, of how many.
        digits: of floats that differ in a stability case; None elsewhere.
        sentence: the kind of wrong in one plain sentence, for the submitter.
    """

    kind: Wrong
    sentence: str
    output: str = ""
    path: str = ""
    index: tuple[int, ...] | None = None
    max_abs: float | None = None
    max_rel: float | None = None
    bad: int | None = None
    total: int | None = None
    digits: Digits | None = None
    expected: Shown | None = None  # of the wrong output alone
    got: Shown | None = None
    mask: Any = None  # nested lists of booleans like got.cells, true where it differs; None where there are no cells


@dataclass(frozen=True, slots=True)
class Input:
    """One named input of a case, for people."""

    name: str
    value: Shown


@dataclass(slots=True)  # see judge.grading.evaluate: there is one of these for every case
class CaseResult:
    """One judged case.

    `expected`, `got`, `inputs`, `call`, `mismatch`, `stdout`, `stderr` and `traceback` are there for every case of
    run mode, and for the failing cases that a verdict shows; the `case` events of submit mode leave them out.
    """

    case: str  # entry/group/id
    entry: str
    group: Group
    verdict: Verdict
    cpu: float = 0.0  # seconds; of a case with a size measured from outside, of the others as the process says
    reference_cpu: float | None = None
    sentence: str = ""  # what went wrong, in one sentence; "" when accepted
    call: str = ""  # the runnable line
    case_call: str = ""  # the same as a user can type it back as a case; "" where that is `call`
    note: str = ""
    inputs: tuple[Input, ...] = ()
    expected: Shown | None = None
    got: Shown | None = None
    mismatch: Mismatch | None = None
    stdout: str = ""
    stderr: str = ""
    traceback: str = ""  # the submitter's frames only
    lesson: str = ""  # of the known mistake that explains this case


@dataclass(frozen=True, slots=True)
class GroupCount:
    entry: str
    group: Group
    passed: int
    failed: int
    skipped: int  # not run: the submission had to be stopped, or a scale case was withheld after a failure
    total: int


class Law(StrEnum):
    """How a time depends on the size n."""

    POWER = "power"  # n^value
    EXPONENTIAL = "exponential"  # value^n


@dataclass(frozen=True, slots=True)
class Rate:
    """A growth that is certain enough to be reported: the exponent of a power law, or the base of an exponential."""

    law: Law
    value: float
    error: float  # standard error


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """A case of one size.

    Attributes:
        cpu: seconds, measured from outside; None where the case was not run, or its answer was not right.
        reference: the reference's seconds on the same host; None where they are not known.
        stopped: whether it was stopped after those seconds, at its limit.
    """

    size: int
    cpu: float | None
    reference: float | None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of one entry grows with the size of its input, by its cases with sizes.

    Attributes:
        points: in ascending order of size.
        rate, reference_rate: None where the times do not show them with certainty.
        sentence: what they show; "" where that is nothing.
    """

    entry: str
    points: tuple[GrowthPoint, ...]
    rate: Rate | None = None
    reference_rate: Rate | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """The first event: what will be judged."""

    total: int
    groups: tuple[GroupCount, ...]
    type: str = field(default="started", init=False)


@dataclass(slots=True)  # see judge.grading.evaluate: there is one of these for every case
class CaseJudged:
    result: CaseResult
    index: int  # 0-based, in the order of judging
    type: str = field(default="case", init=False)


@dataclass(frozen=True, slots=True)
class Report:
    """The last event: the verdict, and why."""

    verdict: Verdict
    sentence: str  # the verdict in one plain sentence
    groups: tuple[GroupCount, ...] = ()
    failures: tuple[CaseResult, ...] = ()  # one whole failing case for each entry and group, the most telling first
    hint: str = ""  # what to do next, where the judge knows it
    cpu: float = 0.0  # seconds over all cases, measured from outside
    reference_cpu: float | None = None
    growth: tuple[Growth, ...] = ()  # by entry, where cases of several sizes were run
    memory: int | None = None  # peak bytes above the warm interpreter, where the host measures it
    line: int | None = None  # of the source, for a compile error or a forbidden name
    transient: bool = False  # of a judge error: whether judging again may end otherwise
    type: str = field(default="verdict", init=False)

    @property
    def failure(self) -> CaseResult | None:
        """The failing case that is shown first; None where there is none."""
        return self.failures[0] if self.failures else None


Event = Started | CaseJudged | Report


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A failing input on the way to the smallest one, or at the end of it.

    Attributes:
        result: the case, judged and whole; None at the end where nothing smaller was found.
        examples: inputs that have been tried.
        done: whether this is the result: nothing will follow.
    """

    result: CaseResult | None
    examples: int
    done: bool = False


_PLAIN = {str, int, float, bool, type(None)}
_FIELDS: dict[type, tuple[str, ...]] = {}  # of the dataclasses that were met


def to_json(value: Any) -> Any:
    """Convert dataclasses, enums and tuples of this module to JSON-ready dicts, strings and lists."""
    kind = type(value)
    if kind in _PLAIN:  # nearly all of what an event is made of
        return value
    if kind in _FIELDS or (is_dataclass(value) and kind is not type):
        names = _FIELDS.get(kind) or _FIELDS.setdefault(kind, tuple(f.name for f in fields(value)))
        return {name: to_json(getattr(value, name)) for name in names}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    return value
