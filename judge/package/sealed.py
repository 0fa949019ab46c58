"""Writes files whole and with a checksum, so that what the disk has damaged counts as missing and is made again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def seal(value: object) -> bytes:
    """Encode the value as JSON, beside the checksum of its text."""
    body = json.dumps(value, separators=(",", ":"))
    return json.dumps({"sha256": checksum(body.encode()), "body": body}).encode()


def unseal(data: bytes) -> Any:
    """Return the value that was sealed.

    Raises:
        ValueError: the data is not what `seal` gave.
    """
    try:
        sealed = json.loads(data)
        body, stated = str(sealed["body"]), sealed["sha256"]
        if checksum(body.encode()) == stated:
            return json.loads(body)
    except (TypeError, KeyError, UnicodeError) as error:
        raise ValueError("There is no checksum.") from error
    raise ValueError("The checksum is another.")


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def file_checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all, even where the power fails."""
    handle, name = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)


def sync(path: Path) -> None:
    """Flush a file's content, or a folder's entries, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
