# verdict: wrong_answer
# entry: constant_lr
# group: example, edge
# lesson: You multiply by the factor once for every step. In the first stretch the rate is constant: the factor
# counts once.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step < total_iters:
        return float(lr * factor ** (step + 1))
    return float(lr)
