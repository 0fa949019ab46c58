# style: NumPy: running maxima give the ends of all calls at once
import numpy as np


def ends(ready, prices):
    """The end of each call: the largest sum of a ready time and all prices from there on."""
    total = np.cumsum(prices)
    return total + np.maximum.accumulate(ready - (total - prices))


def serve(arrivals, fixed, per_item, period=None):
    times = np.sort(np.array(arrivals, dtype=np.int64))
    if times.size == 0 or times[0] < 0 or (period is not None and period <= 0):
        raise ValueError("input")
    if period is None:
        ready, number = times, np.arange(times.size)
        sizes = np.ones(times.size, dtype=np.int64)
    else:
        number = np.maximum((times + period - 1) // period - 1, 0)
        sizes = np.bincount(number)
        ready = period * np.arange(1, sizes.size + 1)
    prices = fixed + per_item * sizes
    latency = np.sort(ends(ready, prices)[number] - times)
    ranks = [int(np.ceil(np.float64(p * times.size) / 100)) for p in (50, 95, 99)]
    return *(int(latency[r - 1]) for r in ranks), int(prices.sum())


def break_even_rate(online_fixed, online_item, batch_fixed, batch_item, period):
    if not period >= 1:
        raise ValueError("period")
    slope = online_fixed + online_item - batch_item
    if slope <= 0:
        return None
    return batch_fixed / period / slope
