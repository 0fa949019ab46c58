# verdict: wrong_answer
# entry: constant_lr
# group: example
# lesson: You scale one step too many. With steps counted from 0, the step whose number is total_iters is the first
# at the full rate.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step <= total_iters:
        return float(lr * factor)
    return float(lr)
