# style: NumPy: argsort, a binary search for the end of each batch, np.repeat at the end
import numpy as np


def simulate(arrivals, max_batch, max_wait, base, per_item):
    times = np.array(arrivals, dtype=np.int64)
    if max_batch < 1 or max_wait < 0 or base < 0 or per_item < 0 or (times < 0).any():
        raise ValueError("bad settings")
    order = np.argsort(times, kind="stable")
    queue, n = times[order], times.size
    sizes, ends = [], []
    first, free = 0, 0
    while first < n:
        start = int(queue[first]) + max_wait
        if first + max_batch - 1 < n and queue[first + max_batch - 1] < start:
            start = int(queue[first + max_batch - 1])
        start = max(start, free)
        last = min(int(np.searchsorted(queue, start, side="right")), first + max_batch)
        free = start + base + per_item * (last - first)
        sizes.append(last - first)
        ends.append(free)
        first = last
    batch, finish = np.empty(n, dtype=np.int64), np.empty(n, dtype=np.int64)
    batch[order] = np.repeat(np.arange(len(sizes)), sizes)
    finish[order] = np.repeat(np.array(ends, dtype=np.int64), sizes)
    return batch, finish


def choose_max_wait(arrivals, max_batch, base, per_item, candidates, limit):
    best, fewest = None, None
    for wait in sorted(candidates):
        batch, finish = simulate(arrivals, max_batch, wait, base, per_item)
        late = np.sort(finish - np.array(arrivals, dtype=np.int64))
        if late.size and late[-(-99 * late.size // 100) - 1] > limit:
            continue
        batches = len(np.unique(batch))
        if fewest is None or batches < fewest:
            best, fewest = wait, batches
    return best
