"""Decodes what a program printed, with a mark where it was cut."""

from __future__ import annotations

from judge.shared.protocol import STDOUT_BYTES

MARK = 64  # most characters of the mark
PRINTED_CHARACTERS = STDOUT_BYTES + MARK  # most characters of one stream of a case, with its mark


def text_of_printed(kept: bytes | bytearray, written: int) -> str:
    """Decode the bytes that were kept of so many, and say how many are missing."""
    text = kept.decode("utf-8", "replace")
    missing = written - len(kept)
    return f"{text}\n[{missing:,} more bytes were printed]" if missing > 0 else text
