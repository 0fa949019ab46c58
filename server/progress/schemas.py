"""The part of the API about progress and the topics that a person knows."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from judge.package.problem import Difficulty
from server.core.schemas import RequestBody, Text
from server.submissions.schemas import SubmissionItem


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
    today: date = Field(description="The present day in the time zone that the days are of.")
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
