# verdict: wrong_answer
# entry: plan_serving
# group: example, edge
# lesson: A hit renews the age in your cache. It counts from the computation.
def plan_serving(requests, horizon, interval, max_age, batch_cost, online_cost, lookup_cost):
    plan = {}
    for key, times in requests.items():
        if any(not 0 <= t < horizon for t in times):
            raise ValueError(f"a request for {key} is outside the horizon")
        costs, lookups = {}, lookup_cost * len(times)
        if all(t % interval <= max_age for t in times):  # the age of the latest prediction
            costs["precompute"] = batch_cost * -(-horizon // interval) + lookups
        costs["on_demand"] = online_cost * len(times)
        costs["cache"] = online_cost * misses(times, max_age) + lookups
        mode = min(costs, key=costs.get)  # the first of equals
        plan[key] = mode, costs[mode]
    return plan


def misses(times, max_age):
    """How many requests find no prediction that is at most max_age old."""
    count, stored = 0, None
    for t in sorted(times):
        if stored is None or t - stored > max_age:
            count += 1
        stored = t
    return count


def skewed_features(offline, online, rtol, atol):
    lengths = {len(values) for values in [*offline.values(), *online.values()]}
    if len(lengths) > 1:
        raise ValueError("the features have different numbers of values")
    missing = [None] * max(lengths, default=0)
    counts = {}
    for feature in offline.keys() | online.keys():
        pairs = zip(offline.get(feature, missing), online.get(feature, missing))
        counts[feature] = sum(differs(a, b, rtol, atol) for a, b in pairs)
    found = [(feature, count) for feature, count in counts.items() if count > 0]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def differs(a, b, rtol, atol):
    if a is None or b is None:
        return a is not b
    return abs(b - a) > atol + rtol * abs(a)
