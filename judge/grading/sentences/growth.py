"""What is said of how the time grows."""

from __future__ import annotations


def power_law(exponent: float) -> str:
    return f"n^{exponent:.1f}"


def exponential_law(base: float) -> str:
    return f"{base:.1f}^n"


def grows(own: str, beside: str) -> str:
    return f"Yours grows like {own}{beside}."


def ran_out_by_growth(own: str, beside: str) -> str:
    return f"It ran out of time because it grows like {own}{beside}."


def reference_law(law: str) -> str:
    return f", the reference like {law}"


def reference_time(size: int, seconds: float) -> str:
    """Say the reference's time at the largest size, where its times follow no law that can be recognised."""
    return f"; the reference takes {duration(seconds)} at n = {size:,}"


def ran_out_by_factor(own: str, factor: float) -> str:
    return (
        f"It ran out of time by a constant factor: it grows like {own}, as the reference does, "
        f"but takes about {factor:.2g} times as long."
    )


def duration(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 0.9995 else f"{1000 * seconds:.3g} ms"
