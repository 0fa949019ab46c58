import numpy as np
from hypothesis import strategies as st


def valid(length, dim, offset=0, base=10000.0):
    """True, or why this call is outside the task."""
    for count in (length, dim, offset):
        if not isinstance(count, int | np.integer) or isinstance(count, bool):
            return "length, dim and offset are integers."
    if length > 1000 or dim > 1000 or offset + length > 1_000_001:
        return "length and dim are at most 1000, and positions at most 1,000,000."
    return (isinstance(base, int | float) and 1.001 <= base <= 1e9) or "base is between 1.001 and 1e9."


def random_case(rng, i):
    case = {"length": int(rng.integers(1, 9)), "dim": 1 + i % 17}
    if i % 3:
        case["offset"] = int(rng.integers(1, [20, 3000][i % 2]))
    if i % 4 > 1:
        case["base"] = float(rng.choice([2.0, 100.0, 500_000.0]))
    return case


def build(cases):
    e = cases.of("sinusoidal_encoding")
    e.example("three-positions-of-four", length=3, dim=4, note="Frequencies 1 and 1/100: sine, cosine, sine, cosine.")
    e.example("odd-width", length=2, dim=5, note="The last column is a sine.")
    e.example("offset", length=2, dim=4, offset=7, note="Rows for the positions 7 and 8.")
    e.edge("no-positions", length=0, dim=3)
    e.edge("no-positions-after-some", length=0, dim=4, offset=5)
    e.edge("one-position", length=1, dim=6, note="Position 0: zeros and ones.")
    e.edge("one-column", length=3, dim=1)
    e.edge("two-columns", length=4, dim=2)
    e.edge("three-columns", length=4, dim=3)
    e.edge("small-base", length=4, dim=6, base=2.5)
    e.edge("large-base", length=3, dim=6, base=500_000.0)
    e.edge("whole-number-as-base", length=3, dim=4, base=100)
    e.edge("offset-and-base", length=3, dim=7, offset=11, base=50.0)
    e.edge("offset-within-the-length", length=5, dim=4, offset=2)
    e.edge("negative-length", length=-1, dim=4, raises=ValueError)
    e.edge("negative-length-within-the-offset", length=-2, dim=4, offset=5, raises=ValueError)
    e.edge("no-columns", length=3, dim=0, raises=ValueError)
    e.edge("negative-offset", length=3, dim=4, offset=-1, raises=ValueError)
    e.shape("long-and-narrow", length=40, dim=3)
    e.shape("short-and-wide", length=3, dim=64)
    e.shape("square", length=8, dim=8)
    e.stability("far-out", length=3, dim=6, offset=99_999)
    e.stability("a-million", length=2, dim=9, offset=999_998)
    e.stability("far-out-small-base", length=2, dim=8, offset=500_000, base=3.0)
    e.random(32, random_case, seed=1107)
    calls = st.fixed_dictionaries(
        {"length": st.integers(0, 3), "dim": st.integers(1, 5)},
        optional={"offset": st.integers(0, 9), "base": st.sampled_from([2.0, 100.0])},
    )
    e.strategy(calls, valid=valid)
