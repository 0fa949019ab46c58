"""Writes the parts of sentences: numbers, places, shapes, and a stranger's words."""

from __future__ import annotations

from collections.abc import Sequence

Shape = Sequence[int]
Index = Sequence[int]


def number(value: float) -> str:
    """Write a measured figure: six digits, and an integer as one."""
    return f"{value:.6g}"


def apart(a: float, b: float, digits: int = 2) -> tuple[str, str]:
    """Write two figures with as many digits as tell them apart, at least so many, and fewer where fewer are exact."""
    while digits < 17 and a != b and f"{a:.{digits}g}" == f"{b:.{digits}g}":
        digits += 1
    return f"{a:.{digits}g}", f"{b:.{digits}g}"


def plural(n: int, singular: str, many: str = "") -> str:
    return f"{n:,} {singular if n == 1 else many or singular + 's'}"


def at(index: Index) -> str:
    return f"[{', '.join(map(str, index))}]"


def shape_of(shape: Shape) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def of(n: int, total: int, noun: str = "element") -> str:
    return f"All {plural(total, noun)}" if n == total and total > 1 else f"{n:,} of {plural(total, noun)}"


def are(n: int) -> str:
    return "is" if n == 1 else "are"


def have(n: int) -> str:
    return "has" if n == 1 else "have"


def short(message: str) -> str:
    """Return the first line of a stranger's message, without its full stop."""
    first = message.strip().split("\n", 1)[0].encode("utf-8", "backslashreplace").decode()
    return (first if len(first) <= 300 else first[:300] + "...").rstrip(".")


def cut(text: str, room: int) -> str:
    """Cut a text to at most so many characters; where some are left out, a last line counts them."""
    left_out = len(text) - room
    return text if left_out <= 0 else f"{text[:room]}\n... {plural(left_out, 'more character')}"
