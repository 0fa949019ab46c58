"""A second derivation: the rules applied to a queue at every time at which anything can change."""

REQUIRES = []


def simulate(arrivals, max_batch, max_wait, base, per_item):
    times = [int(t) for t in arrivals]
    if len(times) > 2000:
        return NotImplemented
    n, queue, busy_until, number = len(times), [], None, 0
    batch, finish = [None] * n, [None] * n
    clock = {t for t in times} | {t + max_wait for t in times}
    while clock:
        now = min(clock)
        clock.remove(now)
        queue += [i for i in range(n) if times[i] == now and i not in queue and batch[i] is None]
        if busy_until is not None and busy_until <= now:
            busy_until = None
        while busy_until is None and queue and (len(queue) >= max_batch or times[queue[0]] + max_wait <= now):
            taken, queue = queue[:max_batch], queue[max_batch:]
            end = now + base + per_item * len(taken)
            for i in taken:
                batch[i], finish[i] = number, end
            number += 1
            if end > now:
                busy_until = end
                clock.add(end)
    return batch, finish


def choose_max_wait(arrivals, max_batch, base, per_item, candidates, limit):
    from fractions import Fraction

    acceptable = []
    for wait in candidates:
        batch, finish = simulate(arrivals, max_batch, wait, base, per_item)
        latencies = [end - int(t) for end, t in zip(finish, arrivals)]
        fast = sum(each <= limit for each in latencies)
        if not latencies or Fraction(fast, len(latencies)) >= Fraction(99, 100):
            acceptable.append((len(set(batch)), wait))
    acceptable.sort()
    return acceptable[0][1] if acceptable else None
