# style: NumPy for ages and differences, jumps by binary search for the cache, NaN for missing values
from bisect import bisect_right

import numpy as np

MODES = ("precompute", "on_demand", "cache")


def plan_serving(requests, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    plan = {}
    for key in requests:
        times = np.sort(np.array(requests[key], dtype=np.int64))
        if times.size and (times[0] < 0 or times[-1] >= horizon):
            raise ValueError(key)
        computed, at = 0, 0
        while at < times.size:
            computed, at = computed + 1, bisect_right(times, times[at] + max_age)
        n = times.size
        runs = len(range(0, horizon, interval))
        costs = [runs * batch_cost + n * lookup_cost, n * online_cost, computed * online_cost + n * lookup_cost]
        allowed = [m for m in range(3) if m > 0 or (times - times // interval * interval <= max_age).all()]
        best = min(allowed, key=lambda m: (costs[m], m))
        plan[key] = [MODES[best], int(costs[best])]
    return plan


def skewed_features(offline, online, rtol, atol):
    names = sorted(set(offline) | set(online))
    sizes = [len(v) for store in (offline, online) for v in store.values()]
    if sizes and min(sizes) != max(sizes):
        raise ValueError
    result = []
    for name in names:
        a, b = (np.array(store.get(name, [None] * sizes[0]), dtype=float) for store in (offline, online))
        with np.errstate(invalid="ignore"):
            wrong = np.isnan(a) != np.isnan(b)
            wrong |= np.abs(b - a) > atol + rtol * np.abs(a)
        if wrong.any():
            result.append((name, int(wrong.sum())))
    result.sort(key=lambda pair: -pair[1])
    return result
