"""Reads the messages of a harness into typed, checked data.

A message comes from a process that a submission may have taken over. So it is read field by field, and whatever the
harness would not write is `Malformed`. All that a forged reply can cause is a wrong output.

A submission has a hundred replies. Nothing changes them, but their classes are not frozen, because making a frozen
object takes four times as long.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from judge import wire

MAX_NAMES = 50  # entries of a list of names: classes of an exception, changed inputs
MAX_TEXT = 64 * 1024  # characters of output, messages and tracebacks that are kept of one case
MAX_LINE = 10_000_000  # line number in a source
MAX_SECONDS = 1e6  # CPU seconds that a process may report of itself


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that left the program."""

    name: str
    mro: tuple[str, ...] = field()  # not a bare annotation: every class has a method `mro`, which would be its default
    message: str
    traceback: str
    line: int | None


@dataclass(slots=True)
class CallOutcome:
    """The outcome of one call of a case: exactly one of output, refusal and exception is set."""

    output: bytes | None = None  # wire-encoded
    refusal: str | None = None  # why the output could not be encoded
    too_large: bool = False  # whether the output was refused for its size
    raised: Raised | None = None


@dataclass(slots=True)
class Reply:
    """The harness's answer to one case."""

    index: int
    runs: tuple[CallOutcome, ...]
    mutated: tuple[str, ...]
    stdout: str
    stderr: str
    cpu: float  # seconds, as the process reports
    missing: bool  # whether the submission does not define the entry
    holder: str = ""  # class that defines a missing entry as a method
    near: str = ""  # name, similar to that of a missing entry, that the submission defines

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Reply:
        """Return the reply in a message of the harness. Raises Malformed if it is none."""
        try:
            fields = _FIELDS(message)
        except KeyError as missing:
            text = f"An answer without {missing}."
            raise wire.Malformed(text) from missing
        if not all(map(isinstance, fields, _KINDS)):
            raise wire.Malformed("An answer whose words are of the wrong kinds.")
        index, runs, mutated, stdout, stderr, cpu = fields
        holder, near = _read_instead(message) if "instead" in message else ("", "")
        return cls(
            index=index,
            runs=tuple([_read_run(run) for run in runs]),
            mutated=_names(mutated, 100) if mutated else (),
            stdout=_valid(stdout[:MAX_TEXT]) if stdout else "",
            stderr=_valid(stderr[:MAX_TEXT]) if stderr else "",
            cpu=_seconds(cpu),
            missing=message.get("missing") is True,
            holder=holder,
            near=near,
        )


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """Why a source could not be loaded.

    Attributes:
        stage: "compile", "load" or "forbidden", as the process reports.
        stdout, stderr: what the source had printed by then.
    """

    stage: str
    raised: Raised
    stdout: str
    stderr: str

    @classmethod
    def read(cls, message: Mapping[str, Any], printed: int) -> LoadFailure | None:
        """Return the failure in a harness's first message, or None if the source has loaded.

        Args:
            printed: characters that are kept of each stream.

        Raises:
            Malformed: the message says neither.
        """
        if "error" not in message:
            if message.get("loaded") is not True:
                raise wire.Malformed("The first message says neither that the source is loaded nor why not.")
            return None
        return cls(
            stage=_read_text(message, "error"),
            raised=_read_raised(message),
            stdout=_read_text(message, "stdout", printed),
            stderr=_read_text(message, "stderr", printed),
        )


_FIELDS = itemgetter("i", "runs", "mutated", "stdout", "stderr", "cpu")
_KINDS = (int, list, list, str, str, float)


def _read_instead(message: Mapping[str, Any]) -> tuple[str, str]:
    """Return what was found instead of a missing entry: the names `holder` and `near`, which may be empty."""
    names = _names(_typed(message, "instead", list), 100)
    if len(names) != 2 or not all(name.isidentifier() or not name for name in names):
        raise wire.Malformed("What stands instead of an entry is no two names.")
    return names[0], names[1]


def _read_run(run: object) -> CallOutcome:
    if not isinstance(run, dict):
        raise wire.Malformed("A run is no dict.")
    if "ok" in run:
        return CallOutcome(output=_typed(run, "ok", bytes))
    if "unencodable" in run:
        return CallOutcome(refusal=_read_text(run, "unencodable"), too_large=run.get("too_large") is True)
    return CallOutcome(raised=_read_raised(run))


def _read_raised(message: Mapping[str, Any]) -> Raised:
    line = message.get("line")
    return Raised(
        name=_read_text(message, "exception", 200),
        mro=_names(_typed({"mro": [], **message}, "mro", list), 200),
        message=_read_text(message, "message"),
        traceback=_read_text(message, "traceback"),
        line=line if isinstance(line, int) and 0 < line < MAX_LINE else None,
    )


def _read_text(message: Mapping[str, Any], key: str, length: int = MAX_TEXT) -> str:
    """Return the beginning of a text, as valid Unicode."""
    return _valid(_typed(message, key, str)[:length])


def _valid(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _names(names: list[Any], length: int) -> tuple[str, ...]:
    """Check and shorten names. Other values are never converted: to print an array of many axes takes minutes."""
    names = names[:MAX_NAMES]
    if not all(isinstance(name, str) for name in names):
        raise wire.Malformed("A list of names holds something else.")
    return tuple([_valid(name[:length]) for name in names])


def _seconds(value: float) -> float:
    """Return a duration that an untrusted process reports, or 0 if it is negative, infinite, NaN or too large."""
    return value if 0.0 <= value < MAX_SECONDS else 0.0


def _typed(message: Mapping[str, Any], key: str, kind: type) -> Any:
    value = message.get(key)
    if not isinstance(value, kind):
        text = f"{key} is {type(value).__name__}, not {kind.__name__}."
        raise wire.Malformed(text)
    return value
