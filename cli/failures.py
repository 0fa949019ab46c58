"""What can go wrong in the command line, as one tree of errors with an exit code each.

Failure
├── Usage            2  what was typed does not fit
│   └── UnknownSlug  a name that no problem has
├── Unauthenticated  3  no token, or a wrong one
├── Unreachable      4  no server, or one that failed
├── OutputFailed     2  standard output can't be written to
└── JudgeFailed      5  our judge, through no fault of the submission
"""

from __future__ import annotations

from rich.markup import escape

ACCEPTED = 0
NOT_ACCEPTED = 1


class Failure(Exception):  # noqa: N818  (it reads as what it says)
    """Ends the command with a sentence on stderr and an exit code."""

    code = 1

    def __init__(self, sentence: str, remedy: str = "", reason: str = "") -> None:
        self.sentence = sentence
        self.remedy = remedy
        self.reason = reason  # the API's code of the error; "" where the server did not answer with one
        super().__init__(f"{sentence} {remedy}".strip())

    def marked_up(self) -> str:
        """Return the sentence and what to do, for rich."""
        return escape(str(self))


class Usage(Failure):
    code = 2


class UnknownSlug(Usage):
    pass


class Unauthenticated(Failure):
    code = 3


class Unreachable(Failure):
    code = 4


class OutputFailed(Failure):
    code = 2


class JudgeFailed(Failure):
    code = 5
