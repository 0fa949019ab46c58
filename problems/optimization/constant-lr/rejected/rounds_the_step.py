# verdict: wrong_answer
# entry: constant_lr
# group: example
# lesson: You round the step, so the last half step before the end of the stretch gets the full rate. Compare the
# step as it is.
def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if round(step) < total_iters:
        return float(lr * factor)
    return float(lr)
