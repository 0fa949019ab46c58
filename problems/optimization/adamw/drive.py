"""Runs one optimizer over the given gradients and keeps what the caller would see; options go by keyword."""


def given(**options):
    return {name: value for name, value in options.items() if value is not None}


def AdamW(submission, params, grads, lr=None, betas=None, eps=None, weight_decay=None, decoupled=None):
    kept = list(params)  # the caller's own references, whatever becomes of the list
    options = given(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, decoupled=decoupled)
    optimizer = submission.AdamW(params, **options)
    history = [[p.copy() for p in kept]]
    for step_grads in grads:
        optimizer.step(step_grads)
        history.append([p.copy() for p in kept])
    return history


def lost_to_decay(submission, params, grads, lr=None, betas=None, eps=None, weight_decay=None, decoupled=None):
    options = given(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, decoupled=decoupled)
    return submission.lost_to_decay(params, grads, **options)


def show(entry, /, params, grads, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    if entry == "lost_to_decay":
        return f"lost_to_decay({params!r}, {grads!r}{arguments})"
    lines = [f"params = {params!r}", f"optimizer = AdamW(params{arguments})"]
    lines += ["history = [[p.copy() for p in params]]"]
    if grads:
        lines += ["for grads in [", *(f"    {step_grads!r}," for step_grads in grads), "]:"]
        lines += ["    optimizer.step(grads)", "    history.append([p.copy() for p in params])"]
    return "\n".join([*lines, "history"])
