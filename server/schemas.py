"""What goes over the API: requests and answers, as the OpenAPI document shows them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from judge.package.problem import Difficulty, Kind
from judge.verdict import CaseResult, GroupCount, Growth, Input, Mode, Shown, Verdict
from server.core.settings import CUSTOM_CASES
from server.db.states import Role, Stage


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("the text has half of a surrogate pair, which no file can hold") from error
    return text


Text = Annotated[str, AfterValidator(_encodable)]


class RequestBody(BaseModel):
    """A slip in a field's name is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class State(StrEnum):
    """How a person stands with a problem."""

    TODO = "todo"
    TRIED = "tried"
    SOLVED = "solved"
    GIVEN_UP = "given_up"


class Health(BaseModel):
    status: Literal["ok"]
    version: str


class Me(BaseModel):
    mode: Literal["local"]
    name: str
    version: str


# How the server and its workers are


class Check(BaseModel):
    name: str
    ok: bool
    detail: str = Field(description="What was found; where it is not well, what to do.")


class Readiness(BaseModel):
    ready: bool
    checks: list[Check]


class Wall(BaseModel):
    name: str
    stands: bool
    detail: str = Field(description="What it does, or why it is missing.")
    remedy: str = Field(default="", description="What to do where it is missing.")


class Confinement(BaseModel):
    """How well a process confines submissions, as `gradus doctor` says it."""

    name: str = Field(description="The level in use.")
    layers: list[Wall]


class WorkerItem(BaseModel):
    id: str
    role: Role = Field(description="Whether it serves besides.")
    host: str
    pid: int
    version: str
    slots: int = Field(description="Submissions that it judges at one time.")
    alive: bool = Field(description="It has shown that it lives within its lease.")
    up_seconds: float = Field(description="Since it started.")
    silent_seconds: float = Field(description="Since it last showed that it lives.")
    confinement: Confinement


class QueueDepth(BaseModel):
    waiting: int
    running: int
    oldest_seconds: float = Field(description="Since the oldest unfinished submission came; 0 where there is none.")


class VerdictCount(BaseModel):
    verdict: Verdict
    count: int


class VersionItem(BaseModel):
    name: str
    version: str


class AdminStatus(BaseModel):
    ready: Readiness
    workers: list[WorkerItem]
    queue: QueueDepth
    verdicts: list[VerdictCount] = Field(description="Of the last 24 hours, the most frequent first.")
    versions: list[VersionItem]


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
    statement: str = Field(description="Markdown with $math$.")
    starter: str
    entries: list[EntryItem]
    examples: list[Example]
    examples_state: ExamplesState
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
    reference: str = Field(description="The source of the reference solution.")


# Drafts


class Draft(BaseModel):
    source: str = Field(description="The starter where nothing has been saved.")
    revision: int = Field(description="Goes up by one with every change; 0 where nothing was ever saved.")
    updated_at: datetime | None


class DraftChange(RequestBody):
    model_config = ConfigDict(json_schema_extra={"examples": [{"source": "import numpy as np\n", "base_revision": 3}]})

    source: Text
    base_revision: int = Field(strict=True, ge=0, le=2**53, description="The revision that this change was made on.")


# Submissions


class NewSubmission(RequestBody):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "problem": "softmax",
                    "source": "import numpy as np\n\ndef softmax(x, axis=-1):\n    ...\n",
                    "mode": "run",
                    "custom": ["softmax(np.array([1.0, 2.0]))"],
                }
            ]
        }
    )

    problem: Text = Field(max_length=100)
    source: Text
    mode: Mode
    custom: list[Text] = Field(
        default_factory=list, max_length=CUSTOM_CASES, description="Calls typed by the user; in run mode alone."
    )


class Accepted(BaseModel):
    id: int
    state: Stage


class SubmissionItem(BaseModel):
    id: int
    problem: str
    title: str
    mode: Mode
    state: Stage
    verdict: Verdict | None
    sentence: str
    passed: int
    total: int
    created_at: datetime
    cpu: float | None


class SubmissionPage(BaseModel):
    items: list[SubmissionItem]
    next_cursor: str | None


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


class Report(BaseModel):
    """The verdict, and why: `judge.verdict.Report` (a test holds the two together)."""

    type: Literal["verdict"]
    verdict: Verdict
    sentence: str
    groups: list[GroupCount]
    failure: CaseResult | None
    misconception: str
    hint: str
    cpu: float
    reference_cpu: float | None
    growth: list[Growth] = Field(default_factory=list, description="By entry, where cases of several sizes were run.")
    memory: int | None
    line: int | None


class VerdictEvent(Report):
    """The last event."""

    attempt: int


AnyEvent = Annotated[StartedEvent | CaseEvent | VerdictEvent, Field(discriminator="type")]


class QueuedEvent(BaseModel):
    """The first event of a stream that begins before a worker has taken the submission."""

    type: Literal["queued"] = "queued"
    attempt: int = 0
    ahead: int = Field(description="Submissions that come first.")


# What the OpenAPI document says of an item of the event stream: its parts, and what its data hold.
EVENT_STREAM: dict[str, Any] = {
    "responses": {
        "200": {
            "content": {
                "text/event-stream": {
                    "itemSchema": {
                        "type": "object",
                        "required": ["event", "id", "data"],
                        "properties": {
                            "event": {"type": "string", "enum": ["queued", "started", "case", "verdict"]},
                            "id": {"type": "string", "pattern": r"^\d+-\d+$"},
                            "data": {
                                "type": "string",
                                "contentMediaType": "application/json",
                                "contentSchema": {
                                    "anyOf": [
                                        QueuedEvent.model_json_schema(),
                                        {"$ref": "#/components/schemas/StartedEvent"},
                                        {"$ref": "#/components/schemas/CaseEvent"},
                                        {"$ref": "#/components/schemas/VerdictEvent"},
                                    ]
                                },
                            },
                        },
                    }
                }
            }
        }
    }
}


class LoggedEvent(BaseModel):
    id: str = Field(description="`<attempt>-<n>`: what `after` and `Last-Event-ID` take.", examples=["1-4"])
    attempt: int
    event: AnyEvent


class EventLog(BaseModel):
    events: list[LoggedEvent]
    done: bool = Field(description="The verdict is in: nothing will follow.")


class SubmissionDetail(SubmissionItem):
    source: str
    custom: list[str]
    version: str = Field(description="Of the problem that it was judged with.")
    report: Report | None


class ShrunkEvent(BaseModel):
    """A smaller failing input, or the smallest."""

    result: CaseResult | None = Field(description="The smaller case, judged; null where nothing smaller was found.")
    examples: int = Field(description="Inputs that have been tried.")
    done: bool = Field(description="This is the result: nothing will follow.")


class SearchFailed(BaseModel):
    """The search broke; the verdict stands."""

    message: str


def _inlined(model: type[BaseModel]) -> dict[str, Any]:
    """A schema that no answer in JSON brings into the document; what it is made of stands there already."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {key: value for key, value in schema.items() if key != "$defs"}


# The same for the stream of a search.
SEARCH_STREAM: dict[str, Any] = {
    "responses": {
        "200": {
            "content": {
                "text/event-stream": {
                    "itemSchema": {
                        "type": "object",
                        "required": ["event", "data"],
                        "properties": {
                            "event": {"type": "string", "enum": ["smaller", "smallest", "failed"]},
                            "data": {
                                "type": "string",
                                "contentMediaType": "application/json",
                                "contentSchema": {
                                    "anyOf": [
                                        _inlined(ShrunkEvent),
                                        SearchFailed.model_json_schema(),
                                    ]
                                },
                            },
                        },
                    }
                }
            }
        }
    }
}


# Progress


class SectionProgress(BaseModel):
    slug: str
    title: str
    solved: int
    available: int
    total: int


class DifficultyProgress(BaseModel):
    difficulty: Difficulty
    solved: int
    available: int
    total: int


class Day(BaseModel):
    date: date
    submissions: int
    solved: int = Field(description="Problems solved for the first time on that day.")


class Streak(BaseModel):
    current: int = Field(description="Days in a row with a submission, up to today or yesterday.")
    longest: int


class Progress(BaseModel):
    solved: int
    tried: int
    available: int
    total: int
    by_section: list[SectionProgress]
    by_difficulty: list[DifficultyProgress]
    calendar: list[Day] = Field(description="The days with activity of the last year, oldest first.")
    streak: Streak
    recent: list[SubmissionItem]


class Known(BaseModel):
    id: str
    known: bool


class StudyList(RequestBody):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"markdown": "## Losses ⭐⭐⭐\n- Cross-entropy **done**\n- Hinge loss\n"}]}
    )

    markdown: Text = Field(
        max_length=512 * 1024, description="Headings with stars, bullets, a bold *done* mark at the end."
    )


class Imported(BaseModel):
    matched: list[str] = Field(description="Names of the topics that are known now.")
    unmatched: list[str] = Field(description="Lines marked as done that match no topic.")
