"""What a submission prints: kept up to a limit, per case, and dropped beyond it."""

from __future__ import annotations

import io
import sys


class _Bounded(io.RawIOBase):
    """Keeps the first `limit` bytes and counts the rest as written."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        self.kept += view[: max(0, self.limit - len(self.kept))]
        return len(view)


class Capture:
    """Stands in for sys.stdout and sys.stderr, whatever a submission does to them."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        sys.stdin = io.StringIO()
        self._renew()

    def _renew(self) -> None:
        self._kept = _Bounded(self.limit), _Bounded(self.limit)
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
