"""PyTorch's DistributedSampler and BatchSampler, batch by batch; accumulation as a loop would do it."""

REQUIRES = ["torch"]


def count_steps(n, batch_size, epochs, drop_last=False, accumulation=1, workers=1):
    from torch.utils.data import BatchSampler, DistributedSampler

    if n == 0 or (drop_last and n < workers) or n * epochs > 100_000 or workers > 1000:
        return NotImplemented  # no shard, or too long a loop
    updates = seen = 0
    for _ in range(epochs):
        for rank in range(workers):
            shard = DistributedSampler(range(n), workers, rank, shuffle=False, drop_last=drop_last)
            batches = list(BatchSampler(shard, batch_size, drop_last))
            seen += sum(map(len, batches))
        waiting = 0
        for number, _batch in enumerate(batches, start=1):
            waiting += 1
            if waiting == accumulation or number == len(batches):
                updates, waiting = updates + 1, 0
    return len(batches), updates, seen, len(batches[-1]) if batches else 0
