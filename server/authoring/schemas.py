"""The part of the API for authors: drafts, their checks, versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from judge.package.problem import Difficulty
from judge.shared.figures import Figure
from judge.verdict import Verdict
from server.catalog.schemas import Example
from server.core.schemas import RequestBody, Text
from server.db.states import AuthoringKind, RejudgeScope, Stage, VersionSource
from server.events.schemas import SubmissionReport

PATH_CHARACTERS = 100
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class FaultItem(BaseModel):
    file: str
    line: int = Field(description="0 where the whole file is meant, or its absence.")
    message: str


class AuthoredProblem(BaseModel):
    """A problem as authors see it in their list."""

    slug: str
    section: str
    title: str
    difficulty: Difficulty
    listed: bool = Field(description="The study list names it.")
    shown: bool = Field(description="Members can open it.")
    hidden: bool
    source: VersionSource | None = Field(description="Where the version that members get was made.")
    version: int | None = Field(description="Its number.")
    folder_version: int | None = Field(description="A newer one of the folder, above which the browser's stands.")
    draft: int | None = Field(description="The draft in the works.")
    fault: str = Field(description="The first fault of its folder; empty if there is none.")


class AuthoredProblems(BaseModel):
    problems: list[AuthoredProblem]
    sections: list[str] = Field(description="The slugs of the study list's sections.")


class NewProblemDraft(RequestBody):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"slug": "huber-loss", "section": "losses", "title": "Huber loss"}]}
    )

    slug: str = Field(max_length=60, pattern=SLUG_PATTERN)
    section: str = Field(max_length=60, pattern=SLUG_PATTERN)
    title: Text = Field(default="", max_length=100, description="Made of the slug if left out.")
    entry: str = Field(default="", max_length=60, pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$", description="Its function.")
    copy_of: str = Field(default="", max_length=60, description="The slug of a problem to begin from.")


class DraftFileItem(BaseModel):
    path: str
    text: str
    revision: int = Field(description="Of the draft, when this file last changed.")
    changed_by: str = Field(description="Empty where nobody has changed it.")
    at: datetime


class ProblemDraftDetail(BaseModel):
    id: int
    slug: str
    section: str
    title: str
    revision: int = Field(description="Goes up by one with every change of any file.")
    base_digest: str | None = Field(description="What it was begun from; null for a new problem.")
    digest: str = Field(description="Of its files as they are now.")
    files: list[DraftFileItem]
    faults: list[FaultItem] = Field(description="What can be found wrong without running anything.")
    checked: int | None = Field(description="The check that found exactly these files sound.")


class FileChange(RequestBody):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"path": "statement.md", "text": "## Task\n", "base_revision": 3}]}
    )

    path: Text = Field(max_length=PATH_CHARACTERS)
    text: Text | None = Field(description="Null deletes the file.")
    base_revision: int = Field(
        strict=True, ge=0, le=2**53, description="The file's revision that this change was made on; 0 for a new file."
    )


class SavedFile(BaseModel):
    path: str
    revision: int
    digest: str = Field(description="Of all files of the draft.")
    faults: list[FaultItem]


class NewAuthoringJob(RequestBody):
    kind: AuthoringKind
    source: Text = Field(default="", description="What `try` judges.")
    line: int = Field(default=0, strict=True, ge=0, le=2**31, description="Of the edit that `tell_apart` is about.")
    edit: Text = Field(default="", max_length=200, description="The edit of the reference, as a check names it.")


class SurvivorItem(BaseModel):
    line: int
    edit: str
    before: str = Field(default="", description="The lines of the reference that the edit changes.")
    after: str = Field(default="", description="What stands in their place.")


class ScoreItem(BaseModel):
    killed: int
    excused: int
    survivors: list[SurvivorItem]


class CatchItem(BaseModel):
    """A rejected solution, and the cases that it fails."""

    path: str
    verdict: Verdict
    cases: list[str] = Field(description="At most 20 of them.")
    count: int


class ToldApartResult(BaseModel):
    """An input on which an edit of the reference gives something else than the reference."""

    call: str = Field(description="Empty where none was found.")
    sentence: str = Field(description="What the edit does wrong there.")
    cases: str = Field(description="cases.py with this input as one more case; empty where it can't be added.")


class CheckResult(BaseModel):
    """What `gradus problem check --mutants` prints."""

    sound: bool
    faults: list[FaultItem]
    notes: list[str]
    cases: int
    accepted: int
    rejected: int
    catches: list[CatchItem] = Field(default=[], description="One for each rejected solution.")
    score: ScoreItem | None
    seconds: float


class PreviewResult(BaseModel):
    examples: list[Example]
    figures: dict[str, Figure]


class ImpactItem(BaseModel):
    """An accepted solution of a member that the draft would not accept."""

    submission: int
    person: str
    verdict: Verdict
    sentence: str
    case: str = Field(description="Its first failing case; empty where it fails as a whole.")


class ImpactResult(BaseModel):
    judged: int = Field(description="Accepted solutions that were tried: the newest of each person.")
    fallen: list[ImpactItem]


class NewRejudging(RequestBody):
    scope: RejudgeScope


class VerdictChange(BaseModel):
    before: Verdict
    after: Verdict
    submissions: int


class ChangedSubmission(BaseModel):
    submission: int
    person: str
    before: Verdict
    after: Verdict
    sentence: str = Field(description="Of the new verdict.")


class RejudgeResult(BaseModel):
    """What judging again would change, and whether it has."""

    scope: RejudgeScope
    judged: int
    matrix: list[VerdictChange] = Field(description="How many submissions go from which verdict to which.")
    changed: list[ChangedSubmission] = Field(description="At most 200 of them, those that lose first.")
    people: int = Field(description="How many people it concerns.")
    applied_at: datetime | None
    undone_at: datetime | None


class Application(RequestBody):
    keep_solved: bool = Field(
        default=True, strict=True, description="Whoever had solved the problem keeps the mark where the solution falls."
    )


class AuthoringJobItem(BaseModel):
    id: int
    kind: AuthoringKind
    state: Stage
    digest: str = Field(description="Of the files that it is about.")
    phase: str
    done: int
    total: int
    cancelled: bool
    created_at: datetime
    finished_at: datetime | None
    error: str = Field(description="Why there is no result; empty where there is one.")
    faults: list[FaultItem] = Field(description="What kept it from being done.")
    check: CheckResult | None = None
    report: SubmissionReport | None = Field(default=None, description="Of `try`.")
    preview: PreviewResult | None = None
    impact: ImpactResult | None = None
    rejudge: RejudgeResult | None = None
    told_apart: ToldApartResult | None = None


class Publication(RequestBody):
    digest: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the files to publish, so that no others are.")
    note: Text = Field(min_length=1, max_length=500, description="What changed, in a sentence.")
    write_folder: bool = Field(default=False, description="Write the files into the problem's folder; local mode.")


class ProblemVersionItem(BaseModel):
    number: int
    digest: str
    source: VersionSource
    published_by: str = Field(description="Empty for a folder's.")
    at: datetime
    note: str
    current: bool = Field(description="Members get this one.")
    checked: bool = Field(description="The report of its check is stored.")
    submissions: int = Field(description="How many were judged with it.")
    accepted: int


class ProblemVersionList(BaseModel):
    slug: str
    hidden: bool
    items: list[ProblemVersionItem]


class ProblemVersionDetail(ProblemVersionItem):
    files: dict[str, str]
    report: dict[str, Any] | None


class Visibility(RequestBody):
    hidden: bool = Field(strict=True)


class ChosenVersion(RequestBody):
    number: int = Field(strict=True, ge=1, le=2**31, description="The version that members are to get.")


class CaseFailures(BaseModel):
    case: str
    people: int = Field(description="Whose verdict has shown it first.")
    submissions: int


class SharedAnswer(BaseModel):
    """A wrong answer that several people gave, and that no lesson explains: it may be worth a rejected solution."""

    case: str
    got: str
    people: int
    submission: int = Field(description="The newest that gave it.")


class QualityDetail(BaseModel):
    submissions: int = Field(description="Those that are counted here: the newest 2,000 at most.")
    people: int
    solved: int
    gave_up: int
    opened_hints: int
    median_tries: float | None = Field(description="Until it was accepted, of those who solved it.")
    median_minutes: float | None = Field(description="From the first submission to the accepted one.")
    first_failures: list[CaseFailures]
    shared_answers: list[SharedAnswer]
