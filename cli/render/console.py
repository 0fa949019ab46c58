"""The two consoles: results go to stdout (`out`), diagnostics and progress to stderr (`errors`).

What programs and servers say is untrusted: no control character of theirs reaches the terminal, whoever prints it.
Where the output is no terminal, nothing is wrapped to a width or padded with blanks: other programs read it.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, TextIO

from rich.console import Console, ConsoleDimensions, ConsoleOptions, RenderableType
from rich.panel import Panel
from rich.segment import Segment
from rich.text import Text

from cli.failures import OutputFailed

UNLIMITED = 4000  # columns of an output that is no terminal: wider than any table
REPLACEMENT = "gradus.replace"  # the name of the error handler of encodings
ASCII = {"✓": "+", "✗": "x", "→": "->", "…": "...", "·": "-", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "│": "|"}

_SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: titles, links, the clipboard
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"  # CSI (colours, cursor) and the escapes of two characters
)
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return the text without escape sequences; other control characters are shown as signs or escapes.

    A line that a carriage return rewrites is shown as lines, since what was overwritten was printed too.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(_sign, _SEQUENCE.sub("", text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\u{code:04x}"


class SafeConsole(Console):
    """A console that prints no control character but its own, and that keeps lines whole where there is no terminal."""

    @property
    def size(self) -> ConsoleDimensions:
        """The size of the terminal; of any other output, more columns than a table needs."""
        if self.is_terminal or self._width is not None:
            return super().size
        return ConsoleDimensions(UNLIMITED, 25)

    @size.setter
    def size(self, size: tuple[int, int]) -> None:
        self._width, self._height = size

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control or not (_HIDDEN.search(segment.text) or "\x1b" in segment.text):
                yield segment
            else:
                yield Segment(clean(segment.text), segment.style)

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as rich does; where there is no terminal, neither wrapped nor padded."""
        if self.is_terminal:
            super().print(*objects, **options)
            return
        with self.capture() as captured:
            super().print(*objects, **{**options, "soft_wrap": True})
        self.file.write(re.sub(r"[ \t]+(?=\n)", "", captured.get()))
        self.file.flush()


out = SafeConsole(highlight=False)
errors = SafeConsole(stderr=True, highlight=False)


def boxed(text: str, title: str, style: str, console: Console | None = None) -> RenderableType:
    """Render a text under its title: in a box on a terminal, indented elsewhere."""
    shown = clean(text).rstrip("\n")
    if (console or out).is_terminal:
        return Panel(Text(shown), title=title, title_align="left", border_style=style)
    return Text("\n".join([f"{title}:", *(f"  {line}" for line in shown.split("\n"))]))


class Output(io.TextIOWrapper):
    """Standard output whose failures are sentences: a full disk, a file system that went away."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise _lost(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise _lost(error) from error


def _lost(error: OSError) -> Exception:
    """Return the failure that ends the command; a reader that has gone is left to Typer."""
    if error.errno == errno.EPIPE:
        return error
    return OutputFailed(f"The output could not be written: {error.strerror}.")


def protect_streams() -> None:
    """Give standard output sentences for its failures, and both streams signs that their encoding has."""
    codecs.register_error(REPLACEMENT, _replaced)
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding, buffered = sys.stdout.encoding, sys.stdout.line_buffering
        sys.stdout.flush()
        sys.stdout = Output(sys.stdout.detach(), encoding=encoding, errors=REPLACEMENT, line_buffering=buffered)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors=REPLACEMENT)


def abandon(stream: TextIO) -> None:
    """Send what a broken stream still holds nowhere, so that the interpreter's end does not fail on it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that the encoding of the output lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii, error.object[error.start : error.end])), error.end


def _ascii(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return ASCII.get(character) or plain or "?"
