# verdict: wrong_answer
# entry: constant_lr
# group: example
# lesson: You scale the steps after the first stretch. The factor belongs to the stretch itself; later steps have
# the full rate.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step >= total_iters:
        return float(lr * factor)
    return float(lr)
