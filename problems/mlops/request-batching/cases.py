import numpy as np
from gradus import Layout
from hypothesis import strategies as st

MOST = 10**12


def whole(*numbers):
    return all(type(number) is int and abs(number) <= MOST for number in numbers)


def valid(arrivals, max_batch, max_wait, base, per_item):
    """True, or why this call is outside the task."""
    if isinstance(arrivals, np.ndarray):
        if arrivals.ndim != 1 or arrivals.dtype.kind not in "iu":
            return "arrivals is a list or an array of integers with one axis."
        arrivals = arrivals.tolist()
    if not isinstance(arrivals, list) or not whole(*arrivals) or len(arrivals) > 20_000:
        return "arrivals holds at most 20,000 integers of at most 10^12."
    return whole(max_batch, max_wait, base, per_item) or "The settings are integers of at most 10^12."


def valid_choice(arrivals, max_batch, base, per_item, candidates, limit):
    """True, or why this call is outside the task."""
    if not isinstance(candidates, list) or not whole(limit, *candidates) or len(candidates) > 100:
        return "candidates is a list of at most 100 integers, and limit an integer."
    if len(arrivals) > 2000:
        return "choose_max_wait gets at most 2,000 requests."
    if not candidates and (max_batch < 1 or min([base, per_item, *map(int, arrivals)]) < 0):
        return "Wrong settings without a candidate are outside the task."
    return valid(arrivals, max_batch, 0, base, per_item)


def random_trace(rng, i):
    n = int(rng.integers(1, 30))
    mean = int(rng.integers(1, 12))
    arrivals = np.cumsum(rng.integers(0, 2 * mean, size=n)) + int(rng.integers(0, 20))
    if i % 3 == 1:
        arrivals = rng.permutation(arrivals)
    return arrivals.tolist() if i % 2 else arrivals


def random_case(rng, i):
    return {
        "arrivals": random_trace(rng, i),
        "max_batch": int(rng.integers(1, 7)),
        "max_wait": int(rng.integers(0, 25)),
        "base": int(rng.integers(0, 15)),
        "per_item": int(rng.integers(0, 5)),
    }


def random_choice(rng, i):
    case = random_case(rng, i)
    del case["max_wait"]
    case["candidates"] = rng.integers(0, 40, size=int(rng.integers(1, 8))).tolist()
    return case | {"limit": int(rng.integers(10, 60))}


def trace(n, seed):
    """Bursts and pauses: n requests with a mean distance of 800 microseconds, late in the year."""
    rng = np.random.default_rng([88, seed])
    return 10**11 + np.cumsum(rng.choice([0, 100, 300, 4000], p=[0.2, 0.4, 0.23, 0.17], size=n))


def build(cases):
    e = cases.of("simulate")
    day = {"arrivals": [0, 1, 4, 20, 21], "max_batch": 3, "max_wait": 10, "base": 5, "per_item": 2}
    e.example("full-then-overdue", **day, note="The third request fills the batch at 4; the last two wait until 30.")
    e.example("busy-then-at-once", arrivals=[0, 3, 9, 14], max_batch=2, max_wait=4, base=12, per_item=1)
    e.example("in-any-order", arrivals=[7, 2, 7, 0], max_batch=2, max_wait=6, base=3, per_item=1)
    e.edge("arrives-at-the-dispatch", arrivals=[0, 10, 10, 11], max_batch=4, max_wait=10, base=2, per_item=1)
    e.edge("arrives-as-the-server-ends", arrivals=[0, 8, 9], max_batch=3, max_wait=0, base=7, per_item=1)
    e.edge("one-before-the-deadline", arrivals=[0, 9, 11], max_batch=5, max_wait=10, base=3, per_item=1)
    e.edge("ends-as-the-oldest-is-overdue", arrivals=[0, 4, 9, 12], max_batch=3, max_wait=5, base=3, per_item=1)
    e.edge("room-for-some", arrivals=[5, 5, 5, 5, 5], max_batch=2, max_wait=9, base=4, per_item=3)
    e.edge("rest-waits", arrivals=[0, 0, 0, 0, 30], max_batch=3, max_wait=50, base=1, per_item=1)
    e.edge("queue-grows-while-busy", arrivals=[0, 1, 2, 3, 4, 5, 6, 7], max_batch=3, max_wait=2, base=10, per_item=4)
    e.edge("idle-before-overdue", arrivals=[0, 2, 3, 40], max_batch=2, max_wait=30, base=5, per_item=2)
    e.edge("not-a-debounce", arrivals=[0, 6, 12, 18, 24], max_batch=10, max_wait=9, base=1, per_item=1)
    e.edge("no-wait", arrivals=[0, 0, 1, 3, 3, 50], max_batch=4, max_wait=0, base=2, per_item=1)
    e.edge("no-batching", arrivals=[6, 2, 2, 9], max_batch=1, max_wait=100, base=3, per_item=1)
    e.edge("no-time-at-all", arrivals=[3, 3, 3, 8, 3, 3], max_batch=2, max_wait=4, base=0, per_item=0)
    e.edge("no-time-and-no-wait", arrivals=[3, 3, 3, 8, 3], max_batch=2, max_wait=0, base=0, per_item=0)
    e.edge("no-base", arrivals=[1, 1, 2], max_batch=2, max_wait=3, base=0, per_item=7)
    e.edge("no-cost-per-item", arrivals=[1, 1, 2], max_batch=2, max_wait=3, base=7, per_item=0)
    e.edge("larger-than-all", arrivals=[4, 1, 3], max_batch=100, max_wait=8, base=2, per_item=3)
    e.edge("exactly-full", arrivals=[4, 1, 3], max_batch=3, max_wait=8, base=2, per_item=3)
    e.edge("one-request", arrivals=[7], max_batch=3, max_wait=5, base=2, per_item=1)
    e.edge("none", arrivals=[], max_batch=3, max_wait=5, base=2, per_item=1)
    e.edge("late-in-the-epoch", arrivals=[MOST, MOST - 3, 0], max_batch=2, max_wait=4, base=MOST, per_item=1)
    e.edge("no-batch-size", arrivals=[1, 2], max_batch=0, max_wait=5, base=2, per_item=1, raises=ValueError)
    e.edge("negative-wait", arrivals=[1, 2], max_batch=2, max_wait=-1, base=2, per_item=1, raises=ValueError)
    e.edge("negative-base", arrivals=[1, 2], max_batch=2, max_wait=5, base=-2, per_item=3, raises=ValueError)
    e.edge("negative-per-item", arrivals=[1, 2], max_batch=2, max_wait=5, base=9, per_item=-1, raises=ValueError)
    e.edge("negative-arrival", arrivals=[1, -2], max_batch=2, max_wait=5, base=9, per_item=1, raises=ValueError)
    e.edge("nothing-to-do-and-no-size", arrivals=[], max_batch=0, max_wait=5, base=2, per_item=1, raises=ValueError)
    byte = np.array([250, 9, 9, 255, 100, 3], dtype=np.uint8)
    e.shape("unsigned", arrivals=byte, max_batch=2, max_wait=200, base=90, per_item=70)
    for layout in ("readonly", "strided"):
        e.shape(layout, arrivals=Layout(np.array([8, 0, 5, 5]), layout), max_batch=3, max_wait=6, base=4, per_item=2)
    for n in (1250, 5000, 20_000):
        steady = {"max_batch": 2, "max_wait": 500, "base": 350, "per_item": 30}
        e.scale(f"requests-{n}", arrivals=trace(n, 1), **steady, size=n)
    crowd = {"max_batch": 4, "max_wait": 500, "base": 10**6, "per_item": 30}
    e.scale("ever-longer-queue", arrivals=trace(20_000, 2), **crowd)
    e.random(36, random_case, seed=881)
    few = st.lists(st.integers(0, 6), max_size=5)
    small = {"base": st.integers(0, 3), "per_item": st.integers(0, 2)}
    options = {"max_batch": st.integers(1, 3), "max_wait": st.integers(0, 4)} | small
    e.strategy(st.fixed_dictionaries({"arrivals": few} | options), valid=valid)

    e = cases.of("choose_max_wait")
    lull = {"arrivals": [0, 6, 12, 30, 33, 60], "max_batch": 3, "base": 8, "per_item": 1}
    e.example("fewest-within-the-limit", **lull, candidates=[0, 4, 8, 16], limit=22)
    e.example("none-is-fast-enough", **lull, candidates=[4, 8], limit=9)
    e.edge("exactly-the-limit", arrivals=[0, 5], max_batch=3, base=2, per_item=1, candidates=[1, 5, 20], limit=9)
    e.edge("one-below-the-limit", arrivals=[0, 5], max_batch=3, base=2, per_item=1, candidates=[1, 5, 20], limit=8)
    e.edge("equally-few-batches", **lull, candidates=[9, 7, 8, 6], limit=40)
    e.edge("more-wait-same-batches", **lull, candidates=[100, 60, 30], limit=1000)
    e.edge("repeated-candidates", **lull, candidates=[8, 4, 8, 4], limit=22)
    e.edge("zero-alone", **lull, candidates=[0], limit=50)
    crowd = {"arrivals": list(range(40)), "max_batch": 8, "base": 6, "per_item": 1}
    e.edge("waiting-is-faster", **crowd, candidates=[0, 9, 5, 2, 1], limit=43)
    gaps = [30 * k for k in range(100)]
    pair = {"max_batch": 2, "base": 3, "per_item": 1, "candidates": [0, 4, 25]}
    e.edge("one-slow-in-a-hundred", arrivals=[*gaps[:99], gaps[98] + 1], **pair, limit=6)
    e.edge("one-slow-in-ninety-nine", arrivals=[*gaps[:98], gaps[97] + 1], **pair, limit=6)
    e.edge("one-and-a-half-in-a-hundred", arrivals=[*gaps[::2], *[g + 1 for g in gaps[::2]], 9000], **pair, limit=29)
    jam = [0] * 101 + [10**6 + 50 * k for k in range(99)]
    e.edge("two-hundred", arrivals=jam, max_batch=101, base=1, per_item=1, candidates=[0, 7, 60], limit=102)
    rest = {"max_batch": 1, "base": 5, "per_item": 0, "candidates": [3]}
    jammed = [50 * k for k in range(198)] + [10**6] * 3
    for limit in (14, 15):
        e.edge(f"slowest-three-and-{limit}", arrivals=jammed, **rest, limit=limit)
    e.edge("limit-zero-and-no-time", arrivals=[4, 9], max_batch=2, base=0, per_item=0, candidates=[3, 0], limit=0)
    e.edge("negative-limit", arrivals=[4, 9], max_batch=2, base=0, per_item=0, candidates=[3, 0], limit=-1)
    e.edge("no-requests", arrivals=[], max_batch=2, base=5, per_item=1, candidates=[30, 10, 20], limit=-5)
    e.edge("no-candidates", **lull, candidates=[], limit=50)
    e.edge("negative-candidate", **lull, candidates=[4, -1], limit=50, raises=ValueError)
    e.edge("no-batch-size", arrivals=[1], max_batch=0, base=5, per_item=1, candidates=[2], limit=9, raises=ValueError)
    wrong = {"max_batch": 2, "base": 5, "per_item": 1, "candidates": [2], "limit": 9}
    e.edge("negative-arrival", arrivals=[-1], **wrong, raises=ValueError)
    e.shape("unsigned", arrivals=byte, max_batch=2, base=90, per_item=70, candidates=[0, 30, 200], limit=500)
    e.shape("readonly", arrivals=Layout(np.array([8, 0, 5, 5]), "readonly"), max_batch=3, base=4, per_item=2,
            candidates=[6, 2], limit=14)  # fmt: skip
    e.random(36, random_choice, seed=882)
    options = {"max_batch": st.integers(1, 3), "candidates": st.lists(st.integers(0, 4), max_size=3)} | small
    e.strategy(st.fixed_dictionaries({"arrivals": few, "limit": st.integers(0, 12)} | options), valid=valid_choice)
