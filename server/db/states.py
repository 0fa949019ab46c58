"""The states that rows of the database are in: how far a submission has come, and what a process is to the others."""

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
