"""What a child prints, kept where it can be read after its end: the last words of a case that had to be stopped.

Theory of operation. Text that a case has printed travels with its answer; a case that is stopped never answers. So each
session has a page of memory of its own, handed to its child as a descriptor and to nobody else, and the child's harness
writes there what it keeps of the current case's output (`inside/capture.py`). The page is sealed: the child can't make
it longer or shorter. Whatever is in it is the child's word: lengths are cut to the page, text need not be text, and the
worst that can be written there is output.
"""

from __future__ import annotations

import fcntl
import os

from judge.sandbox.base import Printed
from judge.shared.protocol import PAGE, PAGE_BYTES, STDOUT_BYTES


class OutputBuffer:
    """One session's page."""

    def __init__(self) -> None:
        """Make it. Raises OSError where the machine has no descriptor or memory left."""
        self.fd = os.memfd_create("printed", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(self.fd, PAGE_BYTES)
            fcntl.fcntl(self.fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        except OSError:
            os.close(self.fd)
            raise
        self._kept: Printed | None = None

    def read(self) -> Printed:
        """What stands there, or stood there when it was closed."""
        if self._kept is not None:
            return self._kept
        case, *lengths = PAGE.unpack(os.pread(self.fd, PAGE.size, 0))
        out, err = (self._text(stream, length) for stream, length in enumerate(lengths))
        return Printed(case, out, err)

    def _text(self, stream: int, length: int) -> str:
        if not length:
            return ""
        data = os.pread(self.fd, min(length, STDOUT_BYTES), PAGE.size + stream * STDOUT_BYTES)
        return data.decode("utf-8", "replace")

    def close(self) -> None:
        """What stands there now can still be read."""
        if self._kept is None:
            self._kept = self.read()
            os.close(self.fd)
