"""OpenSSL's digest as one large integer, statistics in exact fractions, NumPy's inverted CDF for the p95."""

REQUIRES = []


def route(keys, salt, share):
    import hashlib

    whole = [int(hashlib.new("sha256", bytes(f"{salt}:{key}", "utf-8")).hexdigest(), 16) for key in keys]
    return [(number >> 192) % 10_000 in range(share) for number in whole]


def decide(stable, canary, min_requests, max_increase, max_slowdown):
    from fractions import Fraction

    import numpy as np

    def summary(arm):
        latencies = np.sort(np.array(arm["latencies"], dtype=np.int64))
        at = -(-Fraction(95 * latencies.size, 100) // 1) - 1
        return Fraction(arm["errors"], latencies.size), Fraction(int(latencies[at]))

    if len(canary["latencies"]) < min_requests or stable["latencies"] == []:
        return "hold"
    (rate_s, p95_s), (rate_c, p95_c) = summary(stable), summary(canary)
    limits = rate_s + Fraction(max_increase, 10_000), p95_s + p95_s * Fraction(max_slowdown, 100)
    return "promote" if rate_c <= limits[0] and p95_c <= limits[1] else "roll_back"


def rollout(windows, steps, min_requests, max_increase, max_slowdown):
    share, begin, at, shares = steps[0], 0, 0, []
    for end in range(len(windows)):
        if share == 0 or at == len(steps) - 1:
            shares.append(share)
            continue
        arms = [{"errors": 0, "latencies": []}, {"errors": 0, "latencies": []}]
        for window in windows[begin : end + 1]:
            for arm, seen in zip(arms, window):
                arm["errors"] += seen["errors"]
                arm["latencies"] = [*arm["latencies"], *seen["latencies"]]
        decision = decide(*arms, min_requests, max_increase, max_slowdown)
        if decision == "roll_back":
            share = 0
        if decision == "promote":
            at, begin = at + 1, end + 1
            share = steps[at]
        shares.append(share)
    return shares
