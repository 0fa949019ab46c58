def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    if step < total_iters:
        return float(lr * factor)
    return float(lr)
