# style: a recursive rollout over slices of windows, struct for the bucket, counting instead of sorting
import hashlib
import struct


def route(keys, salt, share):
    if share not in range(10_001):
        raise ValueError
    digests = (hashlib.sha256(b":".join([salt.encode(), key.encode()])).digest() for key in keys)
    return tuple(struct.unpack(">Q", digest[:8])[0] % 10_000 < share for digest in digests)


def _percentile(latencies):
    seen = 0
    for value in sorted(set(latencies)):
        seen += latencies.count(value)
        if 100 * seen >= 95 * len(latencies):
            return value
    raise AssertionError


def decide(stable, canary, min_requests, max_increase, max_slowdown):
    n, m = len(stable["latencies"]), len(canary["latencies"])
    bad, worse = stable["errors"], canary["errors"]
    if bad < 0 or worse < 0 or bad > n or worse > m or any(t < 0 for t in stable["latencies"] + canary["latencies"]):
        raise ValueError
    if m < min_requests or n < 1:
        return "hold"
    if worse * n * 10_000 > bad * m * 10_000 + max_increase * n * m:
        return "roll_back"
    slow = _percentile(canary["latencies"]) * 100 > _percentile(stable["latencies"]) * (100 + max_slowdown)
    return "roll_back" if slow else "promote"


def rollout(windows, steps, *rule):
    if len(steps) == 1:
        return [steps[0]] * len(windows)
    shares = []
    for end in range(1, len(windows) + 1):
        decide(*windows[end - 1], *rule)  # a window must be sound by itself
        starts = {"errors": 0, "latencies": []}
        arms = [{name: sum((w[k][name] for w in windows[:end]), starts[name]) for name in starts} for k in (0, 1)]
        decision = decide(*arms, *rule)
        if decision == "roll_back":
            return shares + [0] * (len(windows) - len(shares))
        if decision == "promote":
            rest = rollout(windows[end:], steps[1:], *rule)
            return [*shares, steps[1], *rest]
        shares.append(steps[0])
    return shares
