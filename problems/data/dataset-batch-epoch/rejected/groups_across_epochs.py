# verdict: wrong_answer
# entry: count_steps
# group: edge
# lesson: You round once for the whole run, as if a group could go on in the next epoch. Round in each epoch.
def ceil_div(a, b):
    return -(-a // b)  # in integers: a float would lose the last digits of large numbers


def count_steps(n, batch_size, epochs, drop_last=False, accumulation=1, workers=1):
    if n < 0 or min(batch_size, epochs, accumulation, workers) < 1:
        raise ValueError("n must be at least 0, all other counts at least 1.")
    if drop_last:
        shard = n // workers
        steps = shard // batch_size
        used, last = steps * batch_size, batch_size if steps else 0
    else:
        shard = ceil_div(n, workers)  # the shorter shards are padded
        steps = ceil_div(shard, batch_size)
        used, last = shard, shard - (steps - 1) * batch_size if steps else 0
    updates = ceil_div(epochs * steps, accumulation)  # the last group of an epoch may be smaller
    return steps, updates, epochs * workers * used, last
