import numpy as np
from gradus import Layout
from hypothesis import strategies as st

MOST = 10**12


def whole(*numbers):
    return all(type(n) is int and 0 <= n <= MOST for n in numbers)


def valid(arrivals, fixed, per_item, period=None):
    """True, or why this call is outside the task."""
    if isinstance(arrivals, np.ndarray):
        if arrivals.ndim != 1 or arrivals.dtype.kind not in "iu":
            return "arrivals is a list or an array of integers with one axis."
        arrivals = arrivals.tolist()
    if not isinstance(arrivals, list) or not all(type(t) is int and abs(t) <= MOST for t in arrivals):
        return "arrivals holds integers of at most 10^12."
    if not whole(fixed, per_item) or len(arrivals) > 10**4:
        return "fixed and per_item are integers from 0 to 10^12; there are at most 10,000 arrivals."
    if period is None:
        return True
    if type(period) is not int or abs(period) > MOST:
        return "period is None or an integer."
    return period < 1 or max(arrivals, default=0) <= 10**4 * period or "The last arrival is within 10,000 periods."


def valid_rate(online_fixed, online_item, batch_fixed, batch_item, period):
    """True, or why this call is outside the task."""
    if not whole(online_fixed, online_item, batch_fixed, batch_item):
        return "Prices are integers from 0 to 10^12."
    return (type(period) is int and abs(period) <= MOST) or "period is an integer of at most 10^12."


def random_case(rng, i):
    arrivals = np.cumsum(rng.integers(0, 12, size=int(rng.integers(1, 40))))
    arrivals = rng.permutation(arrivals) if i % 3 else arrivals
    case = {"arrivals": arrivals if i % 2 else arrivals.tolist()}
    case |= {"fixed": int(rng.integers(0, 14)), "per_item": int(rng.integers(0, 5))}
    return case | {"period": int(rng.integers(1, 50))} if i % 3 else case


def random_rate(rng, i):
    names = ("online_fixed", "online_item", "batch_fixed", "batch_item", "period")
    return {name: int(n) for name, n in zip(names, rng.integers([0, 0, 0, 0, 1], [9, 9, 90, 12, 700]))}


def build(cases):
    e = cases.of("serve")
    day = {"arrivals": [2, 3, 11, 12, 13, 24], "fixed": 4, "per_item": 1}
    e.example("real-time", **day, note="Each call takes 5; the second request waits until 7.")
    e.example("every-ten", **day, period=10)
    e.example("an-empty-flush", arrivals=[27, 1], fixed=3, per_item=2, period=5)
    e.edge("at-the-flush", arrivals=[10, 9, 11, 20], fixed=2, per_item=1, period=10)
    e.edge("at-zero", arrivals=[0, 0, 3], fixed=1, per_item=2, period=4)
    e.edge("only-at-zero", arrivals=[0], fixed=1, per_item=2, period=4)
    e.edge("overrun-in-real-time", arrivals=[0, 1, 2, 3, 4, 5, 6], fixed=5, per_item=2)
    e.edge("overrun-in-batch", arrivals=[1, 4, 7, 10, 13, 16], fixed=7, per_item=3, period=5)
    e.edge("idle-between", arrivals=[1, 50, 99, 100], fixed=6, per_item=1)
    e.edge("empty-flushes-delay-a-full-one", arrivals=[1, 37, 38], fixed=12, per_item=4, period=10)
    e.edge("period-one", arrivals=[3, 1, 3, 6], fixed=2, per_item=1, period=1)
    e.edge("long-period", arrivals=[5, 17, 11], fixed=2, per_item=1, period=1000)
    e.edge("no-time", arrivals=[3, 3, 8], fixed=0, per_item=0)
    e.edge("fixed-alone", arrivals=[3, 3, 8], fixed=6, per_item=0, period=4)
    e.edge("per-item-alone", arrivals=[3, 3, 8], fixed=0, per_item=6, period=4)
    for n in (20, 39, 99, 100, 101):
        spread = [k * k for k in range(n)]
        e.edge(f"ranks-of-{n}", arrivals=spread, fixed=3, per_item=1, period=n * n)
    e.edge("one-request", arrivals=[7], fixed=3, per_item=2)
    e.edge("late", arrivals=[MOST, MOST - 2, 5], fixed=MOST, per_item=3, period=MOST - 1)
    e.edge("none", arrivals=[], fixed=3, per_item=2, raises=ValueError)
    e.edge("negative", arrivals=[4, -1], fixed=3, per_item=2, raises=ValueError)
    e.edge("no-period", arrivals=[4, 1], fixed=3, per_item=2, period=0, raises=ValueError)
    e.edge("negative-period", arrivals=[4, 1], fixed=3, per_item=2, period=-3, raises=ValueError)
    byte = np.array([250, 9, 255, 100, 3], dtype=np.uint8)
    e.shape("unsigned", arrivals=byte, fixed=90, per_item=70, period=60)
    e.shape("strided", arrivals=Layout(np.array([8, 0, 5, 5]), "strided"), fixed=4, per_item=2, period=6)
    e.shape("readonly", arrivals=Layout(np.array([8, 0, 5, 5]), "readonly"), fixed=4, per_item=2)
    e.random(36, random_case, seed=911)
    few = st.lists(st.integers(0, 9), min_size=1, max_size=4)
    small = {"fixed": st.integers(0, 3), "per_item": st.integers(0, 2)}
    period = st.one_of(st.none(), st.integers(1, 5))
    e.strategy(st.fixed_dictionaries({"arrivals": few, "period": period} | small), valid=valid)

    e = cases.of("break_even_rate")
    names = ("online_fixed", "online_item", "batch_fixed", "batch_item", "period")

    def prices(*numbers):
        return dict(zip(names, numbers))

    e.example("a-hundred", **prices(6, 2, 400, 3, 100), note="At 0.8 requests a second both cost 6.4 a second.")
    e.example("batch-never-cheaper", **prices(1, 2, 400, 4, 100))
    e.edge("requests-cost-the-same", **prices(1, 3, 50, 4, 10))
    e.edge("nothing-costs-anything", **prices(0, 0, 0, 0, 7))
    e.edge("free-flushes", **prices(3, 2, 0, 4, 10))
    e.edge("free-requests-in-batch", **prices(0, 3, 50, 0, 10))
    e.edge("free-calls-online", **prices(0, 9, 50, 4, 30))
    e.edge("period-one", **prices(5, 2, 9, 3, 1))
    e.edge("large", **prices(MOST, MOST - 3, MOST - 1, MOST - 2, MOST))
    e.edge("no-period", **prices(6, 2, 400, 3, 0), raises=ValueError)
    e.edge("no-period-and-never-cheaper", **prices(1, 2, 400, 4, -5), raises=ValueError)
    e.random(36, random_rate, seed=912)
    values = {name: st.integers(1 if name == "period" else 0, 4) for name in names}
    e.strategy(st.fixed_dictionaries(values), valid=valid_rate)
