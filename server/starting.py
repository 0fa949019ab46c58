"""Why a server does not start. Each message is one or two sentences: what is wrong, and what to do.

CannotStart
  HomeUnusable     the home folder can't be written to, or another server has it
  DatabaseTooNew   a newer version of Gradus wrote the database
  CannotJudge      this host can't confine a submission
"""

from __future__ import annotations

from pathlib import Path

# ruff: noqa: N818  (each is named after what is wrong)


class CannotStart(Exception):
    """The server does not start; the message is for the person who started it."""


class HomeUnusable(CannotStart):
    """The home folder can't be written to, or another server has it."""


def unwritable(home: Path, error: OSError) -> str:
    """The sentence on a home that can't be written to."""
    return f"The home {home} cannot be written to: {error.strerror}."


class DatabaseTooNew(CannotStart):
    """A newer version of Gradus wrote the database."""


class CannotJudge(CannotStart):
    """This host can't confine a submission."""
