"""The enums that are stored in the database: stages of a submission, roles of processes and of people."""

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


class PersonRole(StrEnum):
    """What a person may do; each may do all that those before it may."""

    MEMBER = "member"
    AUTHOR = "author"
    ADMIN = "admin"

    def covers(self, needed: PersonRole) -> bool:
        """Return whether this role may do what needs the other one."""
        order = list(PersonRole)
        return order.index(self) >= order.index(needed)

    def at_most(self, other: PersonRole) -> PersonRole:
        """Return the lower one of two roles."""
        return self if other.covers(self) else other
