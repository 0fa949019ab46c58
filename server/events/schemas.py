"""The events of a submission, as the API sends them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from judge.verdict import CaseResult, GroupCount, Growth, Verdict


class StartedEvent(BaseModel):
    """What will be judged."""

    type: Literal["started"]
    attempt: int
    total: int
    groups: list[GroupCount]


class CaseEvent(BaseModel):
    """One case judged."""

    type: Literal["case"]
    attempt: int
    index: int
    result: CaseResult


class SubmissionReport(BaseModel):
    """The verdict, and why: `judge.verdict.Report` (a test holds the two together)."""

    type: Literal["verdict"]
    verdict: Verdict
    sentence: str
    groups: list[GroupCount]
    failures: list[CaseResult] = Field(
        description="One failing case for each entry and group that fails, the most telling first."
    )
    hint: str
    cpu: float
    reference_cpu: float | None
    growth: list[Growth] = Field(default_factory=list, description="By entry, where cases of several sizes were run.")
    memory: int | None
    line: int | None
    transient: bool = Field(False, description="Of a judge error: whether judging again may end otherwise.")


class VerdictEvent(SubmissionReport):
    """The last event."""

    attempt: int


AnyEvent = Annotated[StartedEvent | CaseEvent | VerdictEvent, Field(discriminator="type")]


class QueuedEvent(BaseModel):
    """The submission waits for a worker: the first event of a stream, and again where an attempt failed on our side."""

    type: Literal["queued"] = "queued"
    attempt: int = 0
    ahead: int = Field(description="Submissions that come first.")
    retrying: bool = Field(default=False, description="That attempt failed on our side, and is tried again.")
