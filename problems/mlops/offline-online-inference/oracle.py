"""A second derivation: a clock that ticks through the whole horizon, and numpy.isclose for the features."""

REQUIRES = []


def plan_serving(requests, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    plan = {}
    for key, times in requests.items():
        cost, allowed = {"precompute": 0, "on_demand": 0, "cache": 0}, True
        computed = stored = None
        for now in range(horizon):
            if now % interval == 0:
                computed = now
                cost["precompute"] += batch_cost
            for _ in range(times.count(now)):
                cost["precompute"] += lookup_cost
                cost["on_demand"] += online_cost
                cost["cache"] += lookup_cost
                allowed = allowed and now - computed <= max_age
                if stored is None or now - stored > max_age:
                    stored = now
                    cost["cache"] += online_cost
        if not allowed:
            del cost["precompute"]
        least = min(cost.values())
        plan[key] = next((mode, c) for mode, c in cost.items() if c == least)
    return plan


def skewed_features(offline, online, rtol, atol):
    import numpy as np

    counts = {}
    for name in set(offline) | set(online):
        n = len(offline.get(name, online.get(name)))
        a, b = (np.array(store.get(name, [np.nan] * n), dtype=float) for store in (offline, online))
        counts[name] = int((~np.isclose(b, a, rtol=rtol, atol=atol, equal_nan=True)).sum())
    return [(name, -count) for count, name in sorted((-c, name) for name, c in counts.items() if c)]
