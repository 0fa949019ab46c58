"""The text of a source: decoded once, compiled as text, and cut into the lines that Python itself counts.

A source travels as UTF-8, whatever a coding cookie in it says of the file that it once was, so it is compiled as `str`:
Python then takes no notice of the cookie.
"""

from __future__ import annotations

BYTE_ORDER_MARK = "\ufeff"


def text_of(source: bytes) -> str:
    """Decode the text without its byte order mark; a lone surrogate is left for the compiler to refuse.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return source.decode("utf-8", "surrogatepass").removeprefix(BYTE_ORDER_MARK)


def lines_of(text: str) -> list[str]:
    """Split it into lines as tracebacks number them: a form feed or U+2028 ends none, unlike in `str.splitlines`."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
