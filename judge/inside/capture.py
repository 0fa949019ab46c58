"""Captures what a submission prints: kept up to a limit per case, counted beyond it; and provides its streams.

What is kept is also written to a buffer that the judge can read (sandbox/output_buffer.py): a case that has to be
stopped, or ends its process, never sends what it printed. A program that prints nothing never touches the buffer.

The streams do what a program may expect of standard streams: they have a `buffer` and a `fileno`, another wrapper may
be put around them, and they may be detached. They can't be closed: what one case does to them is no matter of the next.
"""

from __future__ import annotations

import io
import mmap
import sys
from collections.abc import Sequence
from typing import Any

from judge.shared.printed import text_of_printed
from judge.shared.protocol import BUFFER_BYTES, BUFFER_HEADER, STDOUT_BYTES

MOST = 0xFFFFFFFF  # largest number of bytes that the buffer can count


class OutputBufferWriter:
    """The judge's view of what the current case has printed; where the descriptor is gone, there is none."""

    def __init__(self, fd: int, case: int) -> None:
        self.case = case
        self._fd = fd
        self._memory: mmap.mmap | None = None
        self._tried = False

    def write(self, stream: int, start: int, data: memoryview, counts: Sequence[int]) -> None:
        """Write a piece of a stream; `counts` are the bytes kept of both streams, and those written to both."""
        memory = self._mapped()
        if memory is None:
            return
        data = data[: max(0, STDOUT_BYTES - start)]
        if data:
            at = BUFFER_HEADER.size + stream * STDOUT_BYTES + start
            memory[at : at + len(data)] = data
        # Not pack_into, which writes zeros first: a child that is killed between the two would have printed nothing.
        memory[: BUFFER_HEADER.size] = BUFFER_HEADER.pack(self.case, *(min(count, MOST) for count in counts))

    def _mapped(self) -> mmap.mmap | None:
        if not self._tried:
            self._tried = True
            try:
                self._memory = mmap.mmap(self._fd, BUFFER_BYTES)
            except (OSError, ValueError):  # the submission closed it, or put something else in its place
                self._memory = None
        return self._memory


class _Bounded(io.RawIOBase):
    """Keeps the first bytes, and counts the rest as written. It stays open when it is closed."""

    mode = "wb"

    def __init__(self, capture: Capture, stream: int) -> None:
        self.name = ("<stdout>", "<stderr>")[stream]
        self.data = bytearray()
        self.written = 0  # bytes
        self._capture = capture
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        if not view:
            return 0  # a wrapper that is flushed: the buffer is not mapped for a program that prints nothing
        start = len(self.data)
        piece = view[: max(0, self._capture.limit - start)]
        self.data += piece
        self.written += len(view)
        self._capture.writer.write(self._stream, start, piece, self._capture.counts)
        return len(view)

    def take(self) -> str:
        """Return the text since the last time, with a mark where some of it is missing."""
        text = text_of_printed(self.data, self.written)
        self.data.clear()
        self.written = 0
        return text

    def fileno(self) -> int:
        """Return the descriptor of the real stream, which leads nowhere."""
        return 1 + self._stream

    @property
    def raw(self) -> _Bounded:
        """As a buffered stream has it."""
        return self

    def close(self) -> None:
        """Do nothing, since a wrapper that is dropped closes what it wraps."""


class _Nothing(io.RawIOBase):
    """Standard input: there is nothing to read."""

    name, mode = "<stdin>", "rb"

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object, /) -> int:
        return 0

    def fileno(self) -> int:
        return 0


def _nothing_to_read() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(_Nothing()), "utf-8")


class Capture:
    """Stands in for the standard streams, whatever a submission does to them."""

    def __init__(self, limit: int, writer: OutputBufferWriter) -> None:
        self.limit = limit
        self.writer = writer
        self._streams = _Bounded(self, 0), _Bounded(self, 1)
        self._own: list[Any] = [self._wrapped(raw) for raw in self._streams]
        self._installed: list[Any] = list(self._own)  # in place when a case begins
        sys.stdin = _nothing_to_read()
        vars(sys).update(__stdin__=sys.stdin, __stdout__=self._own[0], __stderr__=self._own[1])
        self._install()

    @staticmethod
    def _wrapped(raw: _Bounded) -> io.TextIOWrapper:
        return io.TextIOWrapper(raw, "utf-8", "backslashreplace", write_through=True)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Bytes that are kept of both streams, and those that were written to them."""
        out, err = self._streams
        return len(out.data), len(err.data), out.written, err.written

    def _install(self) -> None:
        sys.stdout, sys.stderr = self._installed

    def adopt(self) -> None:
        """Keep the streams that the program installed while it was loaded: they are meant for all cases."""
        for stream, current in enumerate((sys.stdout, sys.stderr)):
            self._installed[stream] = current if _flushed(current) else self._usable(stream)
        self._install()

    def take(self) -> tuple[str, str]:
        """Return (stdout, stderr) since the last time; the streams are in place again afterwards."""
        if sys.stdout is not self._own[0] or sys.stderr is not self._own[1]:
            self._flush()
        out, err = self._streams
        printed = (out.take(), err.take()) if out.written or err.written else ("", "")
        try:
            _ = self._own[0].closed, self._own[1].closed
        except ValueError:  # it was detached, and is of no more use
            self._replace_detached()
        if sys.stdout is not self._installed[0] or sys.stderr is not self._installed[1]:
            self._install()
        return printed

    def _flush(self) -> None:
        """Flush the program's own streams; replace those that can't be written to."""
        for stream, current in enumerate((sys.stdout, sys.stderr)):
            if not _flushed(current) and current is self._installed[stream]:
                self._installed[stream] = self._usable(stream)

    def _replace_detached(self) -> None:
        for stream, installed in enumerate(self._installed):
            if installed is self._own[stream]:
                self._installed[stream] = self._usable(stream)

    def _usable(self, stream: int) -> Any:
        """Return our own stream, made anew where it was detached."""
        try:
            _ = self._own[stream].closed
        except ValueError:
            self._own[stream] = self._wrapped(self._streams[stream])
        return self._own[stream]


def _flushed(stream: Any) -> bool:
    """Flush the stream, and return whether it is one that can be written to."""
    try:
        stream.write("")
        stream.flush()
    except BaseException:  # noqa: BLE001  (a stranger's object, or None)
        return False
    return True
