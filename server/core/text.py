"""Text helpers that several packages use. They import little, so that the command line can use them too."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

SIMILARITY = 0.5  # smallest ratio of difflib at which a known name is suggested for an unknown one


def encodable(text: str) -> str:
    """Return the text if UTF-8 can hold it.

    Raises:
        ValueError: it has half of a surrogate pair, which JSON can spell and no file can hold.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("the text has half of a surrogate pair, which no file can hold") from error
    return text


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return the known names that somebody who typed this one may have meant, the closest first."""
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    return difflib.get_close_matches(wanted, list(known), count, SIMILARITY)


def did_you_mean(names: Iterable[str]) -> str:
    """Return a question to append to a sentence, or "" if there is no name to suggest."""
    text = " or ".join(names)
    return f" Did you mean {text}?" if text else ""
