"""Runs one optimizer over the given gradients and keeps what the caller would see."""


def SGDMomentum(submission, params, grads, lr=None, momentum=None, dampening=None):
    given = {"lr": lr, "momentum": momentum, "dampening": dampening}
    kept = list(params)  # the caller's own references, whatever becomes of the list
    optimizer = submission.SGDMomentum(params, **{name: value for name, value in given.items() if value is not None})
    history = [[p.copy() for p in kept]]
    for step_grads in grads:
        optimizer.step(step_grads)
        history.append([p.copy() for p in kept])
    return history


def show(entry, /, params, grads, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines = [f"params = {params!r}", f"optimizer = SGDMomentum(params{arguments})"]
    lines += ["history = [[p.copy() for p in params]]"]
    if grads:
        lines += ["for grads in [", *(f"    {step_grads!r}," for step_grads in grads), "]:"]
        lines += ["    optimizer.step(grads)", "    history.append([p.copy() for p in params])"]
    return "\n".join([*lines, "history"])
