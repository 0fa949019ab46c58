"""The enums that are stored in the database: the stage of a submission, and the role of a process."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far a submission has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class ProcessRole(StrEnum):
    """What a process is to the others."""

    SERVER = "server"
    WORKER = "worker"
