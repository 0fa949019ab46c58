"""Runs one optimizer over the given gradients and keeps what the caller would see."""


def RMSprop(submission, params, grads, lr=None, alpha=None, eps=None, momentum=None, centered=None):
    given = {"lr": lr, "alpha": alpha, "eps": eps, "momentum": momentum, "centered": centered}
    kept = list(params)  # the caller's own references, whatever becomes of the list
    optimizer = submission.RMSprop(params, **{name: value for name, value in given.items() if value is not None})
    history = [[p.copy() for p in kept]]
    for step_grads in grads:
        optimizer.step(step_grads)
        history.append([p.copy() for p in kept])
    return history


def show(entry, /, params, grads, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines = [f"params = {params!r}", f"optimizer = RMSprop(params{arguments})"]
    lines += ["history = [[p.copy() for p in params]]"]
    if grads:
        lines += ["for grads in [", *(f"    {step_grads!r}," for step_grads in grads), "]:"]
        lines += ["    optimizer.step(grads)", "    history.append([p.copy() for p in params])"]
    return "\n".join([*lines, "history"])
