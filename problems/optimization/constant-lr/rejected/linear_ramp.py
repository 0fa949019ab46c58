# verdict: wrong_answer
# entry: constant_lr
# group: example, edge
# lesson: You rise linearly from the factor to 1, which is warmup. Here the factor stays the same until the stretch
# ends.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step < total_iters:
        return float(lr * (factor + (1 - factor) * step / total_iters))
    return float(lr)
