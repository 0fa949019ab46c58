"""Reads the texts that people hand over: a solution's file, or standard input."""

from __future__ import annotations

import io
import sys
import tokenize
from pathlib import Path

from cli.failures import Usage

STDIN = "-"  # stands for standard input or output in place of a file


def read_solution(source: Path, problem: str | None) -> tuple[str, str]:
    """Read the source, and the problem that it is for.

    A name without `.py` means the file beside it: `relu` is `relu.py`.
    """
    if str(source) == STDIN:
        if not problem:
            raise Usage("Standard input has no name.", "Say which problem it is for: --problem softmax.")
        return decoded(_stdin_bytes(), "Standard input"), problem
    found = source
    if not source.suffix and not source.exists() and source.with_suffix(".py").is_file():
        found = source.with_suffix(".py")
    try:
        content = found.read_bytes()
    except FileNotFoundError:
        message = f"There is no file {source}."
        raise Usage(message, f"`gradus pull {source.stem}` writes the starter.") from None
    except IsADirectoryError:
        message = f"{source} is a folder; the file with the solution is wanted."
        raise Usage(message) from None
    except (OSError, ValueError) as error:
        message = f"{source} could not be read: {getattr(error, 'strerror', None) or error}."
        raise Usage(message) from error
    return decoded(content, str(found)), problem or source.stem.replace("_", "-")


def decoded(content: bytes, name: str) -> str:
    """Decode Python's source as Python reads it: UTF-8, or in the encoding that its first two lines declare."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{name} is not {error.encoding.upper()} text (byte {error.start})."
        raise Usage(message, "Save it as UTF-8, or declare its encoding in the first line.") from error
    except SyntaxError as error:  # an unknown encoding, or bytes that are no UTF-8 in the first two lines
        if "unknown encoding" in str(error):
            message = f"{name} declares an encoding that Python does not know: {error.msg}."
            raise Usage(message) from error
        text(content, name)  # says which byte
        raise Usage(f"{name} can't be read as Python: {error.msg}.") from error


def text(content: bytes, name: str) -> str:
    """Decode UTF-8 text. Raises Usage where it is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8 text (byte {error.start})."
        raise Usage(message, "Save it as UTF-8, or declare its encoding in the first line.") from error


def read_stdin() -> str:
    """Read all of standard input, as UTF-8 text."""
    return text(_stdin_bytes(), "Standard input")


def _stdin_bytes() -> bytes:
    return sys.stdin.buffer.read()
