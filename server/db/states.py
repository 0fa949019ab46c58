"""The enums that are stored in the database: stages, roles of processes and of people, what authors ask for."""

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


class VersionSource(StrEnum):
    """Where a version of a problem was made."""

    FOLDER = "folder"
    BROWSER = "browser"


class AuthoringKind(StrEnum):
    """What a worker does for an author."""

    CHECK = "check"  # everything that `gradus problem check --mutants` does
    TRY = "try"  # judges a source as a member's
    IMPACT = "impact"  # judges accepted solutions of members on the draft
    PREVIEW = "preview"  # renders the examples and figures
    REJUDGE = "rejudge"  # judges submissions again on the version that members get
    TELL_APART = "tell_apart"  # looks for an input on which an edit of the reference differs from it


class RejudgeScope(StrEnum):
    """Which submissions are judged again."""

    SOLVED = "solved"  # accepted ones
    ALL = "all"


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
