"""The part of the API about submissions, their events and the search for a smaller failing input."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from judge.verdict import CaseResult, Mode, Verdict
from server.core.schemas import RequestBody, Text
from server.core.settings import CUSTOM_CASES
from server.db.states import Stage
from server.events.schemas import AnyEvent, QueuedEvent, SubmissionReport


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
    retrying: bool = Field(description="It waits for its next attempt: the last one failed on our side.")
    verdict: Verdict | None
    sentence: str
    passed: int
    total: int
    created_at: datetime
    cpu: float | None


class SubmissionPage(BaseModel):
    items: list[SubmissionItem]
    next_cursor: str | None


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


class EventList(BaseModel):
    events: list[LoggedEvent]
    done: bool = Field(description="The verdict is in: nothing will follow.")
    retrying: int = Field(description="The attempt that failed on our side and is tried again; 0 where none did.")


class SubmissionDetail(SubmissionItem):
    source: str
    custom: list[str]
    version: str = Field(description="Of the problem that it was judged with.")
    version_number: int | None = Field(description="Its number for people; null where it was never recorded.")
    rejudged_at: datetime | None = Field(description="When it was judged again on another version.")
    verdict_before: Verdict | None = Field(description="The verdict that it had before that.")
    report: SubmissionReport | None


class ShrunkEvent(BaseModel):
    """A smaller failing input, or the smallest."""

    result: CaseResult | None = Field(description="The smaller case, judged; null where nothing smaller was found.")
    examples: int = Field(description="Inputs that have been tried.")
    done: bool = Field(description="This is the result: nothing will follow.")


class SearchFailed(BaseModel):
    """The search broke; the verdict stands."""

    message: str


def _inlined(model: type[BaseModel]) -> dict[str, Any]:
    """Return a schema that no answer in JSON brings into the document; what it is made of stands there already."""
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
