"""The part of the API about the study list and its problems."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field

from judge.package.problem import Difficulty, Kind
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


class EntryItem(BaseModel):
    name: str
    kind: Kind
    returns: list[str]
    params: list[ParamItem]


class Example(BaseModel):
    case: str = Field(examples=["softmax/example/three-logits"])
    entry: str
    call: str = Field(description="The runnable line.")
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


class Editorial(BaseModel):
    markdown: str
    followups: list[FollowupItem]
    figures: dict[str, Figure] = Field(description="Those that the editorial shows, by name.")
    figures_state: ExamplesState
    reference: str = Field(description="The source of the reference solution.")


# The solutions


class AcceptedSolution(BaseModel):
    """A right solution in another style than the reference's."""

    name: str = Field(examples=["loops"])
    style: str = Field(description="What is different about it, in a few words.")
    source: str
    cpu: float | None = Field(default=None, description="CPU seconds of all cases on this host; null: not measured.")


class RejectedSolution(BaseModel):
    """A common mistake."""

    name: str = Field(examples=["axis_ignored"])
    verdict: Verdict
    entry: str | None = Field(description="The entry that fails first; null where the whole source is refused.")
    lesson: str
    source: str


class YourSolution(BaseModel):
    """The person's fastest accepted submission for this version of the problem."""

    id: int
    cpu: float | None = Field(description="CPU seconds of all cases.")


class Solutions(BaseModel):
    version: str = Field(description="Of the problem.")
    reference: str = Field(description="The source of the reference, without remarks for its authors.")
    reference_cpu: float | None = Field(description="CPU seconds of all cases on this host; null: not measured.")
    yours: YourSolution | None = Field(description="Null where no submission for this version was accepted.")
    accepted: list[AcceptedSolution]
    rejected: list[RejectedSolution] = Field(description="Common mistakes, each with the sentence that helps.")
