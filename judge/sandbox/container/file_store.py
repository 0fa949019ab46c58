"""Holds the files that the judge has sent to a container, in memory and each content once."""

from __future__ import annotations

import fcntl
import os

SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class FileStore:
    """Files by digest. Only the judge adds and drops them, so that it always knows which are stored."""

    def __init__(self) -> None:
        self._files: dict[bytes, int] = {}

    def add(self, digest: bytes, piece: bytes) -> None:
        """Append the next piece of a content."""
        if digest not in self._files:
            self._files[digest] = os.memfd_create("stored-file", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        left = memoryview(piece)
        while left:
            left = left[os.write(self._files[digest], left) :]

    def open(self, digest: bytes) -> int:
        """Return a new read-only descriptor, which shares its offset with no other."""
        fd = self._files[digest]
        if not fcntl.fcntl(fd, fcntl.F_GET_SEALS):
            fcntl.fcntl(fd, fcntl.F_ADD_SEALS, SEALS)
        return os.open(f"/proc/self/fd/{fd}", os.O_RDONLY | os.O_CLOEXEC)

    def drop(self, digest: bytes) -> None:
        if digest in self._files:
            os.close(self._files.pop(digest))
