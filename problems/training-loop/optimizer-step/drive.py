"""Makes one run to its end, and the rest of it twice more from the state after some steps."""

import numpy as np


def plain(state):
    """A copy of plain data, as a file would give it back."""
    if isinstance(state, dict):
        return {key: plain(value) for key, value in state.items()}
    if isinstance(state, list | tuple):
        return type(state)(plain(value) for value in state)
    if isinstance(state, np.ndarray):
        return state.copy()
    if state is None or isinstance(state, bool | int | float | str | bytes | np.generic):
        return state
    raise TypeError(f"state_dict() holds plain data, and {type(state).__name__} is none.")


def advance(optimizer, arrays, grads, rates, start):
    """The history of the steps from `start` on, the state before them included."""
    history = [[p.copy() for p in arrays]]
    for t in range(start, len(grads)):
        for group, rate in zip(optimizer.param_groups, rates.get(t, [])):
            group["lr"] = rate
        optimizer.step(list(grads[t]))
        history.append([p.copy() for p in arrays])
    return history


def SGD(submission, params, groups, grads, save, rates=None, loader=None, lr=None, momentum=None, weight_decay=None):
    given = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
    given = {name: value for name, value in given.items() if value is not None}
    rates, kept = rates or {}, list(params)
    bare = [{"params": group["params"]} for group in groups] if loader is None else loader

    def made(arrays, groups, **options):
        return submission.SGD([group | {"params": [arrays[i] for i in group["params"]]} for group in groups], **options)

    first = made(kept, groups, **given)
    history = advance(first, kept, grads[:save], rates, 0)
    state, saved = first.state_dict(), history[-1]
    history += advance(first, kept, grads, rates, save)[1:]

    def resumed(state):
        arrays = [np.zeros(p.shape) for p in saved]
        optimizer = made(arrays, bare)
        optimizer.load_state_dict(state)
        for p, q in zip(arrays, saved):
            p += q  # a load that changed p shows
        return advance(optimizer, arrays, grads, rates, save)

    once = resumed(state)
    third = made([p.copy() for p in saved], bare)
    third.load_state_dict(state)
    return history, [once, resumed(plain(third.state_dict()))]


def written(groups):
    """The groups as code: places become arrays of params."""
    parts = []
    for group in groups:
        options = "".join(f', "{name}": {value!r}' for name, value in group.items() if name != "params")
        parts.append('{"params": [' + ", ".join(f"params[{i}]" for i in group["params"]) + "]" + options + "}")
    return "[" + ", ".join(parts) + "]"


def show(entry, /, params, groups, grads, save, rates=None, loader=None, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    bare = [{"params": group["params"]} for group in groups] if loader is None else loader
    lines = [f"params = {params!r}", f"optimizer = SGD({written(groups)}{arguments})", "history = []"]

    def steps(start, stop):
        for t in range(start, stop):
            for i, rate in enumerate((rates or {}).get(t, [])):
                yield f'optimizer.param_groups[{i}]["lr"] = {rate!r}'
            yield f"optimizer.step({list(grads[t])!r})"
            yield "history.append([p.copy() for p in params])"

    lines += steps(0, save)
    lines += ["state = optimizer.state_dict()", "saved, params = params, [np.zeros(p.shape) for p in params]"]
    lines += [f"optimizer = SGD({written(bare)})", "optimizer.load_state_dict(state)"]
    lines += ["for p, q in zip(params, saved):", "    p += q"]
    return "\n".join([*lines, *steps(save, len(grads)), "history"])
