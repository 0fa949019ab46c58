"""Runs one optimizer over the given gradients and keeps what the caller would see; options go by keyword."""


def Muon(submission, params, grads, lr=None, momentum=None, weight_decay=None):
    given = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
    kept = list(params)  # the caller's own references, whatever becomes of the list
    optimizer = submission.Muon(params, **{name: value for name, value in given.items() if value is not None})
    history = [[p.copy() for p in kept]]
    for step_grads in grads:
        optimizer.step(step_grads)
        history.append([p.copy() for p in kept])
    return history


def show(entry, /, **inputs):
    if entry == "newton_schulz":
        arguments = ", ".join([f"{inputs.pop('matrix')!r}", *(f"{name}={value!r}" for name, value in inputs.items())])
        return f"newton_schulz({arguments})"
    params, grads = inputs.pop("params"), inputs.pop("grads")
    arguments = "".join(f", {name}={value!r}" for name, value in inputs.items())
    lines = [f"params = {params!r}", f"optimizer = Muon(params{arguments})"]
    lines += ["history = [[p.copy() for p in params]]"]
    if grads:
        lines += ["for grads in [", *(f"    {step_grads!r}," for step_grads in grads), "]:"]
        lines += ["    optimizer.step(grads)", "    history.append([p.copy() for p in params])"]
    return "\n".join([*lines, "history"])
