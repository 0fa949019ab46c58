# style: three small simulations, one for each mode, and a Counter for the features
from collections import Counter


def precompute(times, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    oldest = max((t - (t // interval) * interval for t in times), default=0)
    runs = (horizon - 1) // interval + 1
    return (runs * batch_cost + len(times) * lookup_cost) if oldest <= max_age else None


def on_demand(times, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    return sum(online_cost for _ in times)


def cache(times, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    cost, fresh_until = 0, -1
    for t in sorted(times):
        cost += lookup_cost
        if t > fresh_until:
            cost += online_cost
            fresh_until = t + max_age
    return cost


def plan_serving(requests, horizon, *settings):
    plan = {}
    for key, times in requests.items():
        if times and not (min(times) >= 0 and max(times) <= horizon - 1):
            raise ValueError("times")
        best = None
        for mode in (precompute, on_demand, cache):
            cost = mode(times, horizon, *settings)
            if cost is not None and (best is None or cost < best[1]):
                best = (mode.__name__, cost)
        plan[key] = best
    return plan


def skewed_features(offline, online, rtol, atol):
    if len({len(values) for store in (offline, online) for values in store.values()}) > 1:
        raise ValueError("rows")
    counts = Counter()
    for name in set(offline).union(online):
        left, right = offline.get(name), online.get(name)
        for i in range(len(left if left is not None else right)):
            a = None if left is None else left[i]
            b = None if right is None else right[i]
            if a is None and b is None:
                continue
            if a is None or b is None or abs(a - b) > atol + rtol * abs(a):
                counts[name] += 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
