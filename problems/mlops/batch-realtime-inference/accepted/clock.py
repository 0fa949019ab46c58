# style: one pass over the flushes with a deque, and exact fractions for the rate
from collections import deque
from fractions import Fraction


def serve(arrivals, fixed, per_item, period=None):
    queue = deque(sorted(map(int, arrivals)))
    n = len(queue)
    if n == 0 or queue[0] < 0 or (period or 1) < 1 or period == 0:
        raise ValueError("no")
    served, clock, free, bill = [], 0, 0, 0
    while queue:
        if period is None:
            batch = [queue.popleft()]
            clock = batch[0]
        else:
            clock += period
            batch = []
            while queue and queue[0] <= clock:
                batch.append(queue.popleft())
        start = clock if clock > free else free
        free = start + fixed + len(batch) * per_item
        bill += free - start
        served.extend(free - t for t in batch)
    served.sort()

    def percentile(p):
        return next(x for i, x in enumerate(served, start=1) if 100 * i >= p * n)

    return percentile(50), percentile(95), percentile(99), bill


def break_even_rate(online_fixed, online_item, batch_fixed, batch_item, period):
    if period < 1:
        raise ValueError("no")
    try:
        rate = Fraction(batch_fixed, period) / (online_fixed + online_item - batch_item)
    except ZeroDivisionError:
        return None
    return float(rate) if online_fixed + online_item > batch_item else None
