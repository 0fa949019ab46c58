import numpy as np
from hypothesis import strategies as st

MOST = 10**9


def valid(requests, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    """True, or why this call is outside the task."""
    numbers = (horizon, interval, max_age, batch_cost, online_cost, lookup_cost)
    if not all(type(n) is int and 0 <= n <= MOST for n in numbers) or min(horizon, interval) < 1:
        return "The settings are integers from 0 (horizon and interval: from 1) to 10^9."
    if not isinstance(requests, dict) or not all(isinstance(k, str) and type(v) is list for k, v in requests.items()):
        return "requests is a dict from strings to lists."
    times = [t for v in requests.values() for t in v]
    return (len(times) <= 10**4 and all(type(t) is int for t in times)) or "Times are integers, at most 10,000 of them."


def valid_features(offline, online, rtol, atol):
    """True, or why this call is outside the task."""
    for store in (offline, online):
        if not isinstance(store, dict) or not all(isinstance(k, str) and type(v) is list for k, v in store.items()):
            return "A store is a dict from strings to lists."
        for x in [x for values in store.values() for x in values]:
            if x is not None and (type(x) not in (int, float) or not abs(x) <= 1e12):
                return "Values are None or numbers of at most 1e12 in magnitude."
    if not all(type(t) in (int, float) and 0 <= t <= 1e6 for t in (rtol, atol)):
        return "rtol and atol are numbers from 0 to 1e6."
    for feature in offline.keys() & online.keys():
        for a, b in zip(offline[feature], online[feature]):
            if a is None or b is None or (rtol == 0 and atol == 0) or a == b:
                continue
            limit, exact = atol + rtol * abs(a), all(x * 64 % 1 == 0 for x in (a, b, rtol, atol))
            if not exact and abs(abs(b - a) - limit) <= 1e-9 * max(limit, abs(a), abs(b)):
                return "A difference is too close to its limit."
    return True


def random_case(rng, i):
    horizon = int(rng.integers(20, 200))
    keys = [f"user-{k}" for k in range(int(rng.integers(1, 5)))]
    requests = {k: rng.integers(0, horizon, size=int(rng.integers(0, 14))).tolist() for k in keys}
    small = {"interval": int(rng.integers(1, 60)), "max_age": int(rng.integers(0, 60))}
    names = ("batch_cost", "online_cost", "lookup_cost")
    return {"requests": requests, "horizon": horizon} | small | {n: int(rng.integers(0, 12)) for n in names}


def random_features(rng, i):
    n = int(rng.integers(1, 7))
    names = [f"f{k}" for k in range(5)]
    offline = {k: rng.normal(scale=10.0, size=n).tolist() for k in names[: 4 + i % 2]}
    online = {
        k: [x * (1 + rng.choice([0, 1e-3, 0.1]) * rng.normal()) for x in offline.get(k, [0.0] * n)] for k in names
    }
    for store in (offline, online):
        for k in store:
            store[k] = [None if rng.random() < 0.1 else float(x) for x in store[k]]
    return {
        "offline": offline,
        "online": online,
        "rtol": float(rng.choice([0.0, 0.01])),
        "atol": float(rng.choice([0.02, 0.5])),
    }


def build(cases):
    e = cases.of("plan_serving")
    prices = {"batch_cost": 4, "online_cost": 10, "lookup_cost": 1}
    users = {"busy": [3, 12, 5, 61, 64, 70], "rare": [33], "bursts": [18, 19, 15, 17, 16], "never": []}
    e.example("four-users", requests=users, horizon=100, interval=20, max_age=15, **prices)
    e.example("staleness", requests={"a": [3, 44, 85], "b": [3, 45, 95]}, horizon=100, interval=20, max_age=5, **prices)
    day = {"horizon": 90, "interval": 30, "max_age": 12}
    e.edge("as-old-as-allowed", requests={"a": [12, 42, 7], "b": [13, 42, 7]}, **day, **prices)
    e.edge("cached-as-old-as-allowed", requests={"a": [28, 40, 14], "b": [28, 41, 14]}, **day, **prices)
    e.edge("hits-do-not-renew", requests={"a": [20, 30, 40, 50, 60]}, **day, **prices)
    e.edge("at-the-computation", requests={"a": [30, 60, 0], "b": [30, 59, 0]}, **day, **prices)
    e.edge("same-time", requests={"a": [29, 29, 29, 58], "b": [7, 8]}, horizon=90, interval=30, max_age=0, **prices)
    for horizon in (59, 60, 61, 31):
        e.edge(
            f"horizon-{horizon}", requests={"a": [2, 11, 8, 24, 5]}, horizon=horizon, interval=30, max_age=29, **prices
        )
    e.edge("interval-beyond-the-horizon", requests={"a": [4, 13, 40]}, horizon=50, interval=70, max_age=45, **prices)
    e.edge(
        "older-than-the-interval-allowed",
        requests={"a": [29, 59, 88], "b": [1]},
        horizon=90,
        interval=30,
        max_age=200,
        batch_cost=5,
        online_cost=9,
        lookup_cost=2,
    )
    e.edge(
        "precompute-ties-with-on-demand", requests={"a": [5, 40]}, **day, batch_cost=6, online_cost=10, lookup_cost=1
    )
    e.edge("on-demand-ties-with-cache", requests={"a": [20, 25]}, **day, batch_cost=50, online_cost=8, lookup_cost=4)
    e.edge("all-cost-nothing", requests={"a": [20, 25], "b": [1, 1]}, **day, batch_cost=0, online_cost=0, lookup_cost=0)
    e.edge(
        "cache-costs-as-much-as-precompute", requests={"a": [3, 4]}, **day, batch_cost=3, online_cost=9, lookup_cost=2
    )
    e.edge("free-computations-for-nobody", requests={"a": []}, **day, batch_cost=0, online_cost=3, lookup_cost=2)
    e.edge("no-keys", requests={}, **day, **prices)
    e.edge("negative-time", requests={"a": [3], "b": [7, -1]}, **day, **prices, raises=ValueError)
    e.edge("at-the-horizon", requests={"a": [90, 3]}, **day, **prices, raises=ValueError)
    e.edge("last-moment", requests={"a": [89, 3]}, **day, **prices)
    e.random(36, random_case, seed=901)
    times = st.dictionaries(st.sampled_from(["a", "b"]), st.lists(st.integers(0, 9), max_size=4), max_size=2)
    small = {n: st.integers(0, 3) for n in ("max_age", "batch_cost", "online_cost", "lookup_cost")}
    inputs = {"requests": times, "horizon": st.integers(10, 12), "interval": st.integers(1, 5)}
    e.strategy(st.fixed_dictionaries(inputs | small), valid=valid)

    e = cases.of("skewed_features")
    off = {"age": [31.0, 40.0, None, 25.0], "clicks": [10.0, 200.0, 0.0, 4.0], "price": [1.0, 2.0, 3.0, 4.0]}
    on = {"age": [31.0, 40.0, None, 25.0], "clicks": [12.0, 201.0, 0.5, 4.0], "price": [1.0, None, 3.0, 4.5]}
    e.example("three-features", offline=off, online=on, rtol=0.01, atol=0.25)
    e.example(
        "one-store-only",
        offline={"b": [1.0, None], "c": [5, 6]},
        online={"a": [0.0, 2.0], "c": [5, 9]},
        rtol=0.0,
        atol=0.0,
    )
    e.edge(
        "exactly-the-limit",
        offline={"x": [8.0, 8.0, 8.0, -8.0]},
        online={"x": [10.5, 10.25, 5.75, -10.5]},
        rtol=0.25,
        atol=0.5,
    )
    e.edge(
        "relative-to-the-offline-value", offline={"x": [100.0, 80.0]}, online={"x": [80.0, 100.0]}, rtol=0.225, atol=0.0
    )
    e.edge("negative-values", offline={"x": [-100.0, -4.0]}, online={"x": [-95.0, 4.0]}, rtol=0.1, atol=0.0)
    e.edge(
        "zero-is-not-missing", offline={"x": [0.0, None, 0, 4.0]}, online={"x": [None, 0.0, 3.0, 0]}, rtol=0.5, atol=5.0
    )
    e.edge(
        "ties-by-name",
        offline={"b": [1, 2], "c": [0, 2], "a": [3, 4]},
        online={"b": [9, 2], "c": [3, 3], "a": [3, 7]},
        rtol=0.0,
        atol=0.5,
    )
    e.edge("missing-on-both-sides", offline={"x": [None, None]}, online={"x": [None, None]}, rtol=0.0, atol=0.0)
    e.edge(
        "missing-in-the-only-store",
        offline={"y": [1.0, 1.0]},
        online={"x": [None, None], "y": [1.0, 1.0]},
        rtol=0.0,
        atol=0.0,
    )
    e.edge("no-rows", offline={"x": [], "z": []}, online={"y": []}, rtol=0.1, atol=0.0)
    e.edge("no-features", offline={}, online={}, rtol=0.1, atol=0.5)
    e.edge(
        "fewer-rows-online",
        offline={"x": [1, 2], "y": [3, 4]},
        online={"x": [1, 2], "y": [3]},
        rtol=0.1,
        atol=0.0,
        raises=ValueError,
    )
    e.edge(
        "fewer-rows-offline",
        offline={"z": [1], "x": [1, 2]},
        online={"x": [1, 2]},
        rtol=0.1,
        atol=0.0,
        raises=ValueError,
    )
    e.random(36, random_features, seed=902)
    value = st.sampled_from([None, 0.0, 1.0, -2.0])
    store = st.dictionaries(st.sampled_from(["a", "b"]), st.lists(value, min_size=2, max_size=2), max_size=2)
    tolerance = st.sampled_from([0.0, 0.5])
    inputs = {"offline": store, "online": store, "rtol": tolerance, "atol": tolerance}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_features)
