"""The same server by the sums of a queue that never rests (a maximum over starts), and exact roots for the rate."""

REQUIRES = []


def serve(arrivals, fixed, per_item, period=None):
    import numpy as np

    times = sorted(int(t) for t in arrivals)
    calls = {}
    if period is None:
        calls = {(t, i): [t] for i, t in enumerate(times)}
    else:
        flush = period
        left = list(times)
        while left:
            calls[flush, 0] = [t for t in left if t <= flush]
            left = [t for t in left if t > flush]
            flush += period
    ordered = sorted(calls)
    prices = [fixed + per_item * len(calls[key]) for key in ordered]
    latencies = []
    if len(ordered) > 500:
        return NotImplemented
    for k, key in enumerate(ordered):
        end = max(ordered[j][0] + sum(prices[j : k + 1]) for j in range(k + 1))
        latencies += [end - t for t in calls[key]]
    percentiles = np.quantile(np.array(latencies), [0.5, 0.95, 0.99], method="inverted_cdf")
    return *(int(p) for p in percentiles), sum(prices)


def break_even_rate(online_fixed, online_item, batch_fixed, batch_item, period):
    from fractions import Fraction

    def difference(rate):
        return rate * (online_fixed + online_item) - (Fraction(batch_fixed, period) + rate * batch_item)

    start, slope = difference(0), difference(1) - difference(0)
    return float(-start / slope) if slope > 0 else None
