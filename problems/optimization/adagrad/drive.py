"""Runs one optimizer over the given gradients and keeps what the caller would see."""


def Adagrad(submission, params, grads, lr=None, lr_decay=None, initial_accumulator_value=None, eps=None):
    given = {"lr": lr, "lr_decay": lr_decay, "initial_accumulator_value": initial_accumulator_value, "eps": eps}
    kept = list(params)  # the caller's own references, whatever becomes of the list
    optimizer = submission.Adagrad(params, **{name: value for name, value in given.items() if value is not None})
    history = [[p.copy() for p in kept]]
    for step_grads in grads:
        optimizer.step(step_grads)
        history.append([p.copy() for p in kept])
    return history


def show(entry, /, params, grads, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines = [f"params = {params!r}", f"optimizer = Adagrad(params{arguments})"]
    lines += ["history = [[p.copy() for p in params]]"]
    if grads:
        lines += ["for grads in [", *(f"    {step_grads!r}," for step_grads in grads), "]:"]
        lines += ["    optimizer.step(grads)", "    history.append([p.copy() for p in params])"]
    return "\n".join([*lines, "history"])
