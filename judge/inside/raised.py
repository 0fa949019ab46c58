"""An exception of a submission, as plain data: its names, its message, and the frames that are the submitter's."""

from __future__ import annotations

import traceback
from collections.abc import Sequence

MESSAGE = 2000  # characters
FRAMES = 12  # of each end of a long traceback


def describe(error: BaseException, filename: str, source: Sequence[str]) -> dict[str, object]:
    """Describe the exception for the judge; `source` holds the lines of the submission's file."""
    frames = _frames(error, filename)
    name, message = type(error).__name__, _message(error)
    mro = [each.__name__ for each in type(error).__mro__[:-1]]
    line = frames[-1][0] if frames else None
    if isinstance(error, SyntaxError) and error.filename == filename:
        line, message = error.lineno, str(error.msg)
    text = _traceback(frames, filename, source, f"{name}: {message}" if message else name)
    return {"exception": name, "mro": mro, "message": message, "traceback": text, "line": line}


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MESSAGE]
    except BaseException:  # noqa: BLE001  (a stranger's __str__)
        return ""


def _frames(error: BaseException, filename: str) -> list[tuple[int, str]]:
    """Return (line, function) of the frames in the submission's file, outermost first."""
    walk = traceback.walk_tb(error.__traceback__)
    return [(line, frame.f_code.co_name) for frame, line in walk if frame.f_code.co_filename == filename]


def _traceback(frames: Sequence[tuple[int, str]], filename: str, source: Sequence[str], last: str) -> str:
    left_out = len(frames) - 2 * FRAMES
    lines = ["Traceback (most recent call last):"] if frames else []
    for at, (line, function) in enumerate(frames):
        if left_out > 0 and FRAMES <= at < FRAMES + left_out:
            if at == FRAMES:
                lines.append(f"  [{left_out} more frames]")
            continue
        lines.append(f'  File "{filename}", line {line}, in {function}')
        if 0 < line <= len(source) and source[line - 1].strip():
            lines.append(f"    {source[line - 1].strip()[:200]}")
    return "\n".join([*lines, last])
