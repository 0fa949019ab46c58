"""Shared memory for what a child prints, so that the output of a case that was stopped can still be read.

Theory of operation. What a case prints is sent with its answer, but a case that is stopped never answers. So each
session has a buffer in memory of its own. Only its child gets the descriptor, and the child's harness writes the output
of the current case there (`inside/capture.py`). The buffer is sealed: the child can't make it longer or shorter. Its
content is untrusted: lengths are limited to the buffer, and bytes that are no text are replaced. All that a hostile
child can forge there is its own output.
"""

from __future__ import annotations

import fcntl
import os

from judge.sandbox.base import Printed
from judge.shared.printed import text_of_printed
from judge.shared.protocol import BUFFER_BYTES, BUFFER_HEADER, STDOUT_BYTES


class OutputBuffer:
    """The output buffer of one session."""

    def __init__(self) -> None:
        """Create the buffer. Raises OSError if the machine has no descriptor or memory left."""
        self.fd = os.memfd_create("printed", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(self.fd, BUFFER_BYTES)
            fcntl.fcntl(self.fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        except OSError:
            os.close(self.fd)
            raise
        self._final: Printed | None = None

    def read(self) -> Printed:
        """Return what the child has printed, or had printed when the buffer was closed."""
        if self._final is not None:
            return self._final
        case, out, err, written_out, written_err = BUFFER_HEADER.unpack(os.pread(self.fd, BUFFER_HEADER.size, 0))
        return Printed(case, self._text(0, out, written_out), self._text(1, err, written_err))

    def _text(self, stream: int, length: int, written: int) -> str:
        if not length:
            return ""
        data = os.pread(self.fd, min(length, STDOUT_BYTES), BUFFER_HEADER.size + stream * STDOUT_BYTES)
        return text_of_printed(data, written)

    def close(self) -> None:
        """Close the buffer; its content can still be read."""
        if self._final is None:
            self._final = self.read()
            os.close(self.fd)
