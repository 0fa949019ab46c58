"""The log: one line an event, `time level what key=value ...`, on standard error.

What a line is about goes into `extra`: the submission's id, the problem, the verdict. A source never does.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class KeyValueFormatter(logging.Formatter):
    """The message, and every field that the call gave beside it."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        fields = [f"{key}={_value(value)}" for key, value in vars(record).items() if key not in _PLAIN]
        line = " ".join([time, record.levelname.lower(), f"{record.name}: {record.getMessage()}", *fields])
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _value(value: object) -> str:
    """Bare where that is unambiguous, else as JSON."""
    text = str(value)
    return text if text and not any(character in text for character in ' "=\n\r\t') else json.dumps(text)


def install(level: str) -> None:
    """Our own events from that level on, and the warnings of the libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(KeyValueFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("server", "judge"):
        logging.getLogger(name).setLevel(level.upper())
