"""How long a source may be, in a submission and in a draft."""

from __future__ import annotations

from server.core.errors import SourceTooLarge


def check_source(source: str, limit: int) -> None:
    """Check that a source has at most `limit` bytes as UTF-8.

    Raises:
        SourceTooLarge: it has more; the details say how many.
    """
    size = len(source.encode())
    if size > limit:
        message = f"The source has {size:,} bytes; at most {limit:,} are taken."
        raise SourceTooLarge(message, field="source", details={"bytes": size, "limit": limit})
