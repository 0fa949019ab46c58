# verdict: wrong_answer
# entry: simulate
# group: edge
# lesson: A request that arrives at the very moment at which the oldest is overdue misses the batch in your solution.
# Arrivals come first at equal times.
def simulate(arrivals, max_batch, max_wait, base, per_item):
    arrivals = [int(time) for time in arrivals]
    if max_batch < 1 or min([max_wait, base, per_item, *arrivals]) < 0:
        raise ValueError("max_batch must be at least 1, and no other number negative.")
    n = len(arrivals)
    queue = sorted(range(n), key=lambda i: arrivals[i])  # sorted is stable: equal times stay by index
    batch, finish = [None] * n, [None] * n
    number = first = idle = 0  # the next batch: its number, its first place, and when the server is idle
    while first < n:
        ready = arrivals[queue[first]] + max_wait  # the oldest request is overdue ...
        if first + max_batch <= n:
            ready = min(ready, arrivals[queue[first + max_batch - 1]])  # ... or the queue is full
        dispatch = max(idle, ready)
        overdue = arrivals[queue[first]] + max_wait
        latest = dispatch - (dispatch == overdue > arrivals[queue[first]])
        end = first
        while end < min(first + max_batch, n) and arrivals[queue[end]] <= latest:
            end += 1
        idle = dispatch + base + per_item * (end - first)
        for i in queue[first:end]:
            batch[i], finish[i] = number, idle
        number, first = number + 1, end
    return batch, finish


def choose_max_wait(arrivals, max_batch, base, per_item, candidates, limit):
    acceptable = []
    for max_wait in candidates:
        batch, finish = simulate(arrivals, max_batch, max_wait, base, per_item)
        latencies = sorted(end - int(time) for end, time in zip(finish, arrivals))
        rank = (99 * len(latencies) + 99) // 100  # ceil(99 n / 100)
        if not latencies or latencies[rank - 1] <= limit:
            acceptable.append((len(set(batch)), max_wait))
    return min(acceptable)[1] if acceptable else None
