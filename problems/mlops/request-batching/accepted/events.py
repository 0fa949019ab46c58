# style: an event loop with a heap of times, a deque as the queue and the server's state in a class
import heapq
from collections import deque


class Server:
    def __init__(self, max_batch, max_wait, base, per_item):
        self.max_batch, self.max_wait, self.base, self.per_item = max_batch, max_wait, base, per_item
        self.queue, self.busy_until, self.batches = deque(), None, 0

    def dispatches(self, now):
        if self.busy_until is not None or not self.queue:
            return False
        return len(self.queue) >= self.max_batch or now - self.queue[0][0] >= self.max_wait

    def dispatch(self, now):
        taken = [self.queue.popleft()[1] for _ in range(min(self.max_batch, len(self.queue)))]
        self.busy_until = now + self.base + self.per_item * len(taken)
        self.batches += 1
        return taken


def simulate(arrivals, max_batch, max_wait, base, per_item):
    if max_batch <= 0 or max_wait < 0 or base < 0 or per_item < 0:
        raise ValueError
    todo = deque(sorted((int(t), i) for i, t in enumerate(arrivals)))
    if todo and todo[0][0] < 0:
        raise ValueError
    server = Server(max_batch, max_wait, base, per_item)
    batch, finish = {}, {}
    times = [t for t, _ in todo]
    heapq.heapify(times)
    while times:
        now = heapq.heappop(times)
        while todo and todo[0][0] == now:
            server.queue.append(todo.popleft())
            heapq.heappush(times, now + max_wait)
        if server.busy_until == now:
            server.busy_until = None
        while server.dispatches(now):
            for i in server.dispatch(now):
                batch[i], finish[i] = server.batches - 1, server.busy_until
            if server.busy_until == now:
                server.busy_until = None
            else:
                heapq.heappush(times, server.busy_until)
    return [batch[i] for i in range(len(arrivals))], [finish[i] for i in range(len(arrivals))]


def choose_max_wait(arrivals, max_batch, base, per_item, candidates, limit):
    acceptable = []
    for wait in candidates:
        batch, finish = simulate(arrivals, max_batch, wait, base, per_item)
        slow = sum(end - int(start) > limit for start, end in zip(arrivals, finish))
        if slow * 100 <= len(batch):  # at most one in a hundred is slower than the limit
            acceptable.append((len(set(batch)), wait))
    return min(acceptable)[1] if acceptable else None
