import math

from hypothesis import strategies as st


def plain(number):
    return type(number) in (int, float) and (math.isnan(number) or abs(number) <= 1e9)


def valid(requests, slo):
    """True, or why this call is outside the task."""
    if not isinstance(requests, list) or len(requests) > 5000:
        return "requests is a list of at most 5,000 tuples."
    for row in requests:
        if not isinstance(row, tuple) or len(row) != 3 or type(row[0]) is not int or type(row[1]) is not int:
            return "A request is a tuple of an integer time, an integer status and a latency."
        if abs(row[0]) > 10**12 or abs(row[1]) > 10**6 or not plain(row[2]):
            return "Times are at most 10^12, and latencies numbers of at most 10^9."
    return (type(slo) in (int, float) and (slo <= 0 or slo >= 1 or 1e-6 <= slo <= 1 - 1e-6)) or "slo is a number."


def valid_rates(requests, slo, now, windows):
    """True, or why this call is outside the task."""
    if type(now) is not int or abs(now) > 10**12:
        return "now is an integer."
    if not isinstance(windows, list) or not all(type(w) is int and 1 <= w <= 10**12 for w in windows):
        return "windows is a list of integers above 0."
    return len(windows) <= 50 and valid(requests, slo)


STATUS = [200, 200, 200, 204, 302, 404, 429, 499, 500, 503, 599]


def random_requests(rng, size):
    return [
        (int(rng.integers(0, 100)), int(rng.choice(STATUS)), float(rng.gamma(2.0, 40.0)))
        if k % 3
        else (int(rng.integers(0, 100)), int(rng.choice(STATUS)), int(rng.integers(0, 300)))
        for k in range(size)
    ]


def random_report(rng, i):
    return {"requests": random_requests(rng, int(rng.integers(1, 40))), "slo": float(rng.uniform(0.3, 0.9999))}


def random_rates(rng, i):
    windows = rng.integers(1, 120, size=int(rng.integers(1, 5))).tolist()
    case = {"requests": random_requests(rng, int(rng.integers(0, 40))), "slo": float(rng.uniform(0.3, 0.9999))}
    return case | {"now": int(rng.integers(20, 110)), "windows": windows}


def build(cases):
    few = [(10, 200, 120), (11, 503, 3), (12, 404, 40), (13, 200, 200), (15, 200, 80)]
    wrong = [
        ("status-too-low", [(1, 200, 5), (2, 99, 7)]),
        ("status-too-high", [(1, 600, 5), (2, 200, 7)]),
        ("negative-latency", [(1, 200, 5), (2, 200, -1)]),
        ("negative-latency-of-a-bad-one", [(1, 500, -0.5), (2, 200, 7)]),
        ("nan-latency", [(1, 200, math.nan), (2, 200, 7)]),
        ("nan-latency-of-a-bad-one", [(1, 200, 5), (2, 503, math.nan)]),
    ]

    e = cases.of("sla_report")
    e.example("one-bad-in-five", requests=few, slo=0.75)
    e.example("budget-overdrawn", requests=[*few, (16, 500, 9), (17, 200, 60)], slo=0.9)
    e.edge("all-good", requests=[(1, 200, 30), (2, 301, 10)], slo=0.99)
    e.edge("all-bad", requests=[(1, 500, 30), (2, 599, 10)], slo=0.99)
    e.edge("one-request", requests=[(1, 200, 30)], slo=0.999)
    e.edge("bounds-of-the-status", requests=[(1, 499, 30), (2, 500, 10), (3, 100, 0), (4, 599, 70)], slo=0.3)
    e.edge("slow-errors", requests=[(1, 200, 5), (2, 504, 30_000), (3, 200, 9.5), (4, 504, 30_000)], slo=0.6)
    e.edge("hundred-and-one", requests=[(k, 200, 7 * k % 101) for k in range(101)], slo=0.95)
    e.edge("two-hundred", requests=[(k, 200 if k % 50 else 502, (7 * k % 199) ** 2) for k in range(200)], slo=0.95)
    e.edge("no-requests", requests=[], slo=0.9, raises=ValueError)
    for name, slo in (("zero", 0.0), ("one", 1.0), ("below-zero", -0.5), ("above-one", 1.5)):
        e.edge(f"objective-{name}", requests=few, slo=slo, raises=ValueError)
    for name, requests in wrong:
        e.edge(name, requests=requests, slo=0.9, raises=ValueError)
    e.stability("strict-objective", requests=few, slo=1 - 1e-6)
    e.stability("many-nines", requests=[(k, 200 if k else 500, 1) for k in range(2000)], slo=0.9999)
    e.random(30, random_report, seed=501)
    row = st.tuples(st.integers(0, 4), st.sampled_from([200, 404, 500]), st.sampled_from([0, 3, 8]))
    rows, objective = st.lists(row, max_size=4), st.sampled_from([0.5, 0.75])
    e.strategy(st.fixed_dictionaries({"requests": rows, "slo": objective}), valid=valid)

    e = cases.of("burn_rates")
    e.example("short-and-long", requests=few, slo=0.75, now=14, windows=[3, 60])
    e.example("steady-burn", requests=[(k, 500 if k % 4 == 0 else 200, 9) for k in range(40)], slo=0.9, now=39,
              windows=[20, 8, 3])  # fmt: skip
    e.edge("both-ends-of-a-window", requests=[(5, 500, 1), (6, 200, 1), (9, 500, 1), (9, 200, 1)], slo=0.8, now=9,
           windows=[4, 3, 1, 5])  # fmt: skip
    e.edge("later-than-now", requests=[(5, 200, 1), (8, 500, 1), (7, 500, 2), (6, 200, 4)], slo=0.8, now=7, windows=[9])
    e.edge("nothing-in-the-window", requests=few, slo=0.8, now=100, windows=[5, 200, 88])
    e.edge("now-before-all", requests=few, slo=0.8, now=2, windows=[5])
    e.edge("no-requests", requests=[], slo=0.8, now=7, windows=[1, 60])
    e.edge("no-windows", requests=few, slo=0.8, now=14, windows=[])
    e.edge("in-any-order", requests=few[::-1], slo=0.6, now=13, windows=[2, 1, 30, 3])
    e.edge("times-below-zero", requests=[(-3, 500, 1), (-9, 200, 1), (2, 200, 2)], slo=0.7, now=1, windows=[4, 20])
    e.edge("bounds-of-the-status", requests=[(1, 499, 30), (2, 500, 10), (3, 200, 0)], slo=0.3, now=5, windows=[10])
    for name, slo in (("zero", 0.0), ("one", 1.0)):
        e.edge(f"objective-{name}", requests=few, slo=slo, now=14, windows=[9], raises=ValueError)
    for name, requests in wrong:
        e.edge(name, requests=requests, slo=0.9, now=5, windows=[9], raises=ValueError)
    e.edge("wrong-row-outside-the-window", requests=[(1, 7, 5), (40, 200, 7)], slo=0.9, now=40, windows=[2],
           raises=ValueError)  # fmt: skip
    e.stability("strict-objective", requests=few, slo=1 - 1e-6, now=13, windows=[60])
    e.stability("late-in-nanoseconds", requests=[(10**12 - k, 500 if k % 3 else 200, k) for k in range(9)], slo=0.7,
                now=10**12 - 2, windows=[4, 10**11])  # fmt: skip
    e.random(30, random_rates, seed=502)
    windows = st.lists(st.integers(1, 4), max_size=2)
    e.strategy(
        st.fixed_dictionaries({"requests": rows, "slo": objective, "now": st.integers(-1, 5), "windows": windows}),
        valid=valid_rates,
    )
