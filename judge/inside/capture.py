"""What a submission prints: kept up to a limit, per case, and dropped beyond it.

What is kept is also written to a page that the judge can read (sandbox/page.py): a case that has to be stopped, or ends
its process, never tells what it printed. A program that prints nothing never touches the page.
"""

from __future__ import annotations

import io
import mmap
import sys

from judge.shared.protocol import PAGE, PAGE_BYTES, STDOUT_BYTES


class OutputBufferWriter:
    """The judge's view of what the current case has printed; where the descriptor is gone, there is none."""

    def __init__(self, fd: int, case: int) -> None:
        self.case = case
        self._fd = fd
        self._memory: mmap.mmap | None = None
        self._tried = False

    def write(self, stream: int, start: int, data: memoryview, lengths: tuple[int, int]) -> None:
        """Some of what a stream keeps, and how much both keep now."""
        memory = self._mapped()
        data = data[: max(0, STDOUT_BYTES - start)]
        if memory is None or not data:
            return
        at = PAGE.size + stream * STDOUT_BYTES + start
        memory[at : at + len(data)] = data
        PAGE.pack_into(memory, 0, self.case, *lengths)

    def _mapped(self) -> mmap.mmap | None:
        if not self._tried:
            self._tried = True
            try:
                self._memory = mmap.mmap(self._fd, PAGE_BYTES)
            except (OSError, ValueError):  # the submission closed it, or put something else in its place
                self._memory = None
        return self._memory


class _Bounded(io.RawIOBase):
    """Keeps the first bytes, and takes the rest as written."""

    def __init__(self, capture: Capture, stream: int) -> None:
        self.kept = bytearray()
        self._capture = capture
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        start = len(self.kept)
        if start < self._capture.limit:
            piece = view[: self._capture.limit - start]
            self.kept += piece
            self._capture.page.write(self._stream, start, piece, self._capture.lengths)
        return len(view)


class Capture:
    """Stands in for sys.stdout and sys.stderr, whatever a submission does to them."""

    def __init__(self, limit: int, page: OutputBufferWriter) -> None:
        self.limit = limit
        self.page = page
        sys.stdin = io.StringIO()
        self._renew()

    @property
    def lengths(self) -> tuple[int, int]:
        """Bytes that are kept of both streams."""
        out, err = self._kept
        return len(out.kept), len(err.kept)

    def _renew(self) -> None:
        self._kept = _Bounded(self, 0), _Bounded(self, 1)
        streams = [io.TextIOWrapper(raw, "utf-8", "backslashreplace", write_through=True) for raw in self._kept]  # type: ignore[type-var]
        self._streams = streams[0], streams[1]
        self._install()

    def _install(self) -> None:
        sys.stdout, sys.stderr = self._streams

    def take(self) -> tuple[str, str]:
        """(stdout, stderr) since the last time; the streams are in place again afterwards."""
        (kept_out, kept_err), (stdout, stderr) = self._kept, self._streams
        out = err = ""
        if kept_out.kept or kept_err.kept:
            out, err = (raw.kept.decode("utf-8", "replace") for raw in self._kept)
            for raw in self._kept:
                raw.kept.clear()
        if stdout.closed or stderr.closed:
            self._renew()
        elif sys.stdout is not stdout or sys.stderr is not stderr:
            self._install()
        return out, err
