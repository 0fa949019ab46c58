"""The part of the API about the study list as authors edit it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from server.authoring.schemas import SLUG_PATTERN
from server.core.schemas import RequestBody, Text
from server.db.states import VersionSource

SLUG_CHARACTERS = 60
NAME_CHARACTERS = 200  # of a title, a name or a group
SECTIONS, TOPICS, PROBLEMS = 100, 500, 30  # at most on a list, in a section, in a topic


class EditedTopic(RequestBody):
    id: str = Field(min_length=1, max_length=100, pattern=r"^[a-z0-9-]+$", description="It stays: marks hang on it.")
    name: Text = Field(min_length=1, max_length=NAME_CHARACTERS)
    group: Text = Field(default="", max_length=NAME_CHARACTERS, description="Empty where it is in no group.")
    done: bool = Field(default=False, strict=True, description="Ticked in the list itself.")
    problems: list[Annotated[str, Field(max_length=SLUG_CHARACTERS, pattern=SLUG_PATTERN)]] = Field(
        default=[], max_length=PROBLEMS, description="Slugs; one that is not written yet shows as coming."
    )


class EditedSection(RequestBody):
    slug: str = Field(max_length=SLUG_CHARACTERS, pattern=SLUG_PATTERN)
    title: Text = Field(min_length=1, max_length=NAME_CHARACTERS)
    stars: int = Field(strict=True, ge=1, le=3, description="How often interviews ask for it.")
    topics: list[EditedTopic] = Field(max_length=TOPICS)


class SyllabusRevisionItem(BaseModel):
    number: int
    source: VersionSource = Field(description="`folder`: from then on the folder's list held again.")
    by: str = Field(description="Who saved it.")
    at: datetime
    note: str


class EditedSyllabus(BaseModel):
    number: int = Field(description="The newest revision; 0 if none was ever saved.")
    source: VersionSource
    folder_changed: bool = Field(description="The folder's list has changed since this one was saved above it.")
    sections: list[EditedSection]
    revisions: list[SyllabusRevisionItem] = Field(description="The newest 50.")


class SyllabusChange(RequestBody):
    base: int = Field(strict=True, ge=0, le=2**31, description="The revision that it was made on.")
    note: Text = Field(min_length=1, max_length=500, description="What changed, in a sentence.")
    sections: list[EditedSection] = Field(max_length=SECTIONS)


class ChosenRevision(RequestBody):
    number: int = Field(strict=True, ge=0, le=2**31, description="0: the folder's list.")


class SyllabusText(RequestBody):
    markdown: Text = Field(max_length=512 * 1024)


class ReadSections(BaseModel):
    sections: list[EditedSection]
