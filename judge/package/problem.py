"""What a problem is: the folder of `docs/problem-format.md` as frozen data. `load.py` makes it and runs none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from judge.verdict import Group, Verdict


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Kind(StrEnum):
    """What the submission defines under an entry's name."""

    FUNCTION = "function"
    CLASS = "class"


class Method(StrEnum):
    """How one output is compared with the reference's."""

    ALLCLOSE = "allclose"
    EXACT = "exact"
    UNORDERED = "unordered"
    UP_TO_SIGN = "up_to_sign"
    UP_TO_RELABELLING = "up_to_relabelling"
    DISTRIBUTION = "distribution"
    CHECK = "check"


class Dtype(StrEnum):
    """How much of the dtype must be the reference's."""

    ANY = "any"
    KIND = "kind"
    EXACT = "exact"


class NanPolicy(StrEnum):
    EQUAL = "equal"  # NaN is right exactly where the reference gives NaN
    NEVER = "never"  # NaN is wrong everywhere


class Like(StrEnum):
    """The structure that an output must share with the reference's before `check.py` is asked."""

    SHAPE = "shape"  # containers, keys and array shapes
    KIND = "kind"  # containers and kinds of leaf


@dataclass(frozen=True, slots=True)
class Linked:
    """Another output whose components carry the same signs."""

    field: str
    axis: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison method with its options; a method ignores the options that are not its own."""

    method: Method = Method.ALLCLOSE
    dtype: Dtype = Dtype.ANY
    rtol: float = 1e-6  # allclose, up_to_sign
    atol: float = 1e-9
    scaled: bool = False  # tolerances relative to the largest finite magnitude of the expected array
    float32_rtol: float | None = None  # allclose: instead of rtol for float32 and float16 arrays of the submission
    nan: NanPolicy = NanPolicy.EQUAL  # allclose
    item: Comparison | None = None  # unordered: how two items are compared; None is exact
    axis: int = 0  # up_to_sign: the axis along which components lie
    linked: tuple[Linked, ...] = ()  # up_to_sign
    fixed: tuple[int | str, ...] = ()  # up_to_relabelling: labels that keep their meaning
    alpha: float = 1e-7  # distribution
    like: Like = Like.SHAPE  # check


class PictureKind(StrEnum):
    """How the page may draw an input or an output."""

    IMAGE = "image"  # (height, width) or (height, width, 3)
    POINTS = "points"  # (n, 2)
    CURVE = "curve"  # (n,), or (n, 2) of x and y
    BOXES = "boxes"  # (n, 4)
    MATRIX = "matrix"  # (rows, columns)


@dataclass(frozen=True, slots=True)
class Param:
    """One input of an entry, as the starter (or the drive) declares it."""

    name: str
    keyword: bool = False  # keyword-only
    default: str | None = None  # the default's source; None where the input is required


@dataclass(frozen=True, slots=True)
class Entry:
    """One name that a submission defines, and how what it returns is compared.

    Attributes:
        params: of the drive's function where there is one (after `submission`), else of the starter's.
        comparisons: one for each name in `returns`.
        driven: whether `drive.py` calls it.
        pictures: how inputs and outputs may be drawn, by name.
        may_be_none: whether the starter's annotation says that None may be returned.
        checked: whether `check.py` has the last word on an output.
        distributed: whether an output is judged as draws of a distribution.
    """

    name: str
    kind: Kind
    returns: tuple[str, ...]
    mutates: tuple[str, ...]
    params: tuple[Param, ...]
    comparisons: Mapping[str, Comparison] = field(default_factory=lambda: MappingProxyType({}))
    driven: bool = False
    pictures: Mapping[str, PictureKind] = field(default_factory=lambda: MappingProxyType({}))
    may_be_none: bool = False
    checked: bool = field(init=False, repr=False)
    distributed: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        methods = {each.method for each in self.comparisons.values()}
        object.__setattr__(self, "checked", Method.CHECK in methods)
        object.__setattr__(self, "distributed", Method.DISTRIBUTION in methods)


@dataclass(frozen=True, slots=True)
class ProblemLimits:
    """What a case may cost."""

    cpu: float = 2.0  # seconds
    memory: int = 256  # MB above the warm interpreter
    scale_factor: float = 8.0  # a scale case: this multiple of the reference's CPU seconds on this host,
    scale_floor_steps: int = 1_000_000  # but at least what so many steps of a plain Python loop take here
    scale_tries: int = 3  # a scale case is over its limit when the best of so many is; no key of problem.toml


class Ban(StrEnum):
    """What kind of thing a `[[forbid]]` names."""

    NAME = "name"
    IMPORT = "import"
    OPERATOR = "operator"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Forbid:
    ban: Ban
    what: str
    instead: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Followup:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Solution:
    """A file of `accepted/` or `rejected/`.

    Attributes:
        entry: where it fails first; "" for an accepted one and for verdicts on the whole source.
        groups: the groups one of which must hold its first failure.
        lesson: what a member reads whose outputs equal this mistake's.
    """

    name: str
    path: str
    source: str
    verdict: Verdict
    entry: str = ""
    groups: tuple[Group, ...] = ()
    lesson: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class OracleFile:
    """The independent implementation that the reference is held against.

    Attributes:
        requires: top-level modules that it imports beyond NumPy.
        tolerance: (rtol, atol) instead of the problem's own; None where that holds.
        not_covered: entries without an oracle, and why.
    """

    source: str
    requires: tuple[str, ...] = ()
    tolerance: tuple[float, float] | None = None
    not_covered: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Problem:
    """A whole problem folder; every source is text, none of it has been run.

    Attributes:
        id: UUID that stays when the slug changes.
        path: where the folder lies, for messages.
        files: the text of every file, by its path in the folder.
        statement_figures, editorial_figures: the names of the figures that the text shows.
        digest: of the content of every file in the folder (hexadecimal SHA-256): the problem's version.
        judged_digest: of the files alone on which inputs, outputs and verdicts depend.
    """

    id: str
    slug: str
    section: str
    path: str
    files: Mapping[str, str] = field(repr=False)
    title: str
    difficulty: Difficulty
    references: tuple[str, ...]
    entries: tuple[Entry, ...]
    limits: ProblemLimits
    forbids: tuple[Forbid, ...]
    statement: str
    starter: str
    reference: str
    cases: str
    drive: str | None
    functions: str | None
    check: str | None
    figures: str | None
    statement_figures: tuple[str, ...]
    editorial_figures: tuple[str, ...]
    oracle: OracleFile
    editorial: str
    hints: tuple[str, ...]
    followups: tuple[Followup, ...]
    accepted: tuple[Solution, ...]
    rejected: tuple[Solution, ...]
    digest: str
    judged_digest: str

    def entry(self, name: str) -> Entry:
        """Return the entry of that name; KeyError where there is none."""
        for entry in self.entries:
            if entry.name == name:
                return entry
        raise KeyError(name)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a folder. `line` is 0 where the whole file (or its absence) is meant."""

    file: str  # relative to the problem's folder
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class Unsound(Exception):  # noqa: N818  (it reads as what it says: the folder is unsound)
    """A problem folder with faults: all that were found, in the order of file and line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))
