"""The part of the API about the study list and its problems."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field

from judge.package.problem import Difficulty, Kind, Method
from judge.package.rules import Rules
from judge.shared.figures import Figure
from judge.verdict import Input, Shown, Verdict


class State(StrEnum):
    """How a person stands with a problem."""

    TODO = "todo"
    TRIED = "tried"
    SOLVED = "solved"
    GIVEN_UP = "given_up"


# The study list


class ProblemItem(BaseModel):
    slug: str
    title: str
    difficulty: Difficulty
    state: State
    available: bool = Field(description="False: on the list, but not written yet.")


class TopicItem(BaseModel):
    id: str
    name: str
    known: bool = Field(description="The person says that they know it already.")
    problems: list[ProblemItem]


class TopicGroup(BaseModel):
    name: str | None
    topics: list[TopicItem]


class SectionItem(BaseModel):
    slug: str
    number: int
    title: str
    stars: int = Field(description="How often interviews ask for it, 1 to 3.")
    groups: list[TopicGroup]


class Totals(BaseModel):
    topics: int
    problems: int
    available: int
    solved: int
    tried: int = Field(description="Tried or given up, and not solved.")


class Syllabus(BaseModel):
    sections: list[SectionItem]
    totals: Totals


# A problem


class SectionRef(BaseModel):
    slug: str
    title: str


class ProblemRef(BaseModel):
    slug: str
    title: str


class ParamItem(BaseModel):
    name: str
    keyword: bool = Field(description="Keyword-only.")
    default: str | None = Field(description="The default's source; null where the input is required.")


class ComparisonItem(BaseModel):
    """How one output is compared, as far as a script outside of the judge can repeat it."""

    method: Method
    rtol: float
    atol: float
    scaled: bool = Field(description="Both tolerances are multiples of the largest finite magnitude that is expected.")


class EntryItem(BaseModel):
    name: str
    kind: Kind
    returns: list[str]
    comparisons: list[ComparisonItem] = Field(description="One for each name in `returns`.")
    driven: bool = Field(description="The judge calls it by more than the one line that a case shows.")
    params: list[ParamItem]


class Example(BaseModel):
    case: str = Field(examples=["softmax/example/three-logits"])
    entry: str
    call: str = Field(description="The runnable line.")
    case_call: str = Field(description="The same, to be typed back as a custom case; empty where that is `call`.")
    inputs: list[Input]
    expected: Shown | None = Field(description="Null where the call must raise.")
    raises: str | None = Field(description="The exception that the call must raise; null where it returns.")
    note: str


class ExamplesState(StrEnum):
    READY = "ready"
    PREPARING = "preparing"  # ask again in a second
    FAILED = "failed"  # the server's log says why


class LimitsItem(BaseModel):
    cpu: float = Field(description="Seconds of CPU for one case.")
    memory: int = Field(description="MB above the warm interpreter.")
    scale_factor: float = Field(description="A scale case may take this multiple of the reference's time.")


class ForbiddenItem(BaseModel):
    what: str
    instead: str


class ProblemDetail(BaseModel):
    slug: str
    title: str
    section: SectionRef
    topic: str
    topic_id: str
    difficulty: Difficulty
    statement: str = Field(description="Markdown with $math$, without its last section.")
    judging: Rules = Field(description='The last section, "How it is judged": generated, but for the notes.')
    starter: str
    entries: list[EntryItem]
    examples: list[Example]
    examples_state: ExamplesState
    figures: dict[str, Figure] = Field(description="Those that the statement shows, by name; all of them, once ready.")
    limits: LimitsItem
    forbidden: list[ForbiddenItem]
    references: list[str]
    hints_total: int
    hints_opened: int
    state: State
    version: str
    editorial_open: bool
    previous: ProblemRef | None
    next: ProblemRef | None


class Hint(BaseModel):
    n: int
    markdown: str


class Standing(BaseModel):
    state: State


class FollowupItem(BaseModel):
    question: str
    answer: str


class AcceptedSolution(BaseModel):
    style: str = Field(description="What is different in it.", examples=["loops over Python lists"])
    source: str
    cpu_ratio: float | None = Field(
        description="CPU time of all cases as a multiple of the reference's; null where it is not known.",
        examples=[1.4],
    )


class Mistake(BaseModel):
    name: str = Field(examples=["no_max_shift"])
    verdict: Verdict
    lesson: str
    source: str


class OwnTime(BaseModel):
    """The fastest accepted submission of the person."""

    submission: int
    cpu: float = Field(description="CPU seconds of all cases.")
    reference_cpu: float | None = Field(description="The reference's on the same host; null where it is not known.")


class Solutions(BaseModel):
    """The reference, right answers in other styles, and what people get wrong: sources without remarks for authors."""

    reference: str
    accepted: list[AcceptedSolution]
    times_state: ExamplesState = Field(description="Of the times of the accepted solutions.")
    mistakes: list[Mistake]
    own: OwnTime | None = Field(description="Null where the person has no accepted submission.")


class Editorial(BaseModel):
    markdown: str
    followups: list[FollowupItem]
    figures: dict[str, Figure] = Field(description="Those that the editorial shows, by name.")
    figures_state: ExamplesState
    reference: str = Field(description="The source of the reference solution.")


# The solutions
