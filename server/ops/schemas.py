"""The part of the API about the server and its workers."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from judge.verdict import Verdict
from server.db.states import ProcessRole


class Health(BaseModel):
    status: Literal["ok"]
    version: str


class Check(BaseModel):
    name: str
    ok: bool
    detail: str = Field(description="What was found; where it is not well, what to do.")


class Readiness(BaseModel):
    ready: bool
    checks: list[Check]


class ConfinementLayer(BaseModel):
    name: str
    stands: bool
    detail: str = Field(description="What it does, or why it is missing.")
    remedy: str = Field(default="", description="What to do where it is missing.")


class Confinement(BaseModel):
    """How well a process confines submissions, as `gradus doctor` says it."""

    name: str = Field(description="The level in use.")
    layers: list[ConfinementLayer]


class WorkerItem(BaseModel):
    id: str
    role: ProcessRole = Field(description="Whether it serves besides.")
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
