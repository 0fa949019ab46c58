"""Why a server or a worker does not start. Each message is one or two sentences: what is wrong, and what to do.

CannotStart
  HomeUnusable     the home folder can't be written to, or another server or machine has it
  DatabaseEmpty    the database's file has lost what was in it
  DatabaseTooNew   a newer version of Gradus wrote the database
  NoDatabase       no server of this version has prepared it for workers
  WorkersRunning   the database has to be migrated while workers use it
  SyllabusBroken   the study list can't be read (server/catalog/syllabus.py)
  CannotJudge      this host can't confine a submission
"""

from __future__ import annotations

from pathlib import Path

# ruff: noqa: N818  (each is named after what is wrong)


class CannotStart(Exception):
    """The process does not start; the message is for the person who started it."""


class HomeUnusable(CannotStart):
    """The home folder can't be written to, or another server or machine has it."""


def unwritable(home: Path, error: OSError) -> str:
    """Return the sentence about a home that can't be written to."""
    return f"The home {home} cannot be written to: {error.strerror}."


class DatabaseEmpty(CannotStart):
    """The database's file has lost what was in it."""


class DatabaseTooNew(CannotStart):
    """A newer version of Gradus wrote the database."""


class NoDatabase(CannotStart):
    """No server of this version has prepared the database."""


class WorkersRunning(CannotStart):
    """The database has to be migrated while workers use it."""


class CannotJudge(CannotStart):
    """This host can't confine a submission."""
