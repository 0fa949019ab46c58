def serve(arrivals, fixed, per_item, period=None):
    times = sorted(int(t) for t in arrivals)
    if not times or times[0] < 0:
        raise ValueError("there must be arrivals, and none may be negative")
    calls = [(t, [t]) for t in times] if period is None else flushes(times, period)
    idle = cost = 0  # when the server is idle, and what it has cost so far
    latencies = []
    for ready, items in calls:
        price = fixed + per_item * len(items)
        idle = max(idle, ready) + price
        cost += price
        latencies += [idle - t for t in items]
    latencies.sort()
    # mutant-ok: 50->-50: the same element, counted from the end
    p50, p95, p99 = (latencies[(p * len(times) + 99) // 100 - 1] for p in (50, 95, 99))  # ranks ceil(p n / 100)
    return p50, p95, p99, cost


def flushes(times, period):
    """(time, arrivals taken) of each flush up to the one that takes the last arrival."""
    if period < 1:
        raise ValueError("the period must be at least 1")
    numbers = [max(1, -(-t // period)) for t in times]  # the first flush at or after the arrival
    calls = [(number * period, []) for number in range(1, numbers[-1] + 1)]
    for t, number in zip(times, numbers):
        calls[number - 1][1].append(t)  # mutant-ok: 1->-1 #2: a pair has two elements
    return calls


def break_even_rate(online_fixed, online_item, batch_fixed, batch_item, period):
    if period < 1:
        raise ValueError("the period must be at least 1")
    saved = online_fixed + online_item - batch_item  # by one request
    return batch_fixed / (saved * period) if saved > 0 else None
