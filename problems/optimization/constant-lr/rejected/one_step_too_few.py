# verdict: wrong_answer
# entry: constant_lr
# group: example
# lesson: You count steps from 1, so one step too few is scaled. The first update asks for step 0.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step + 1 < total_iters:
        return float(lr * factor)
    return float(lr)
