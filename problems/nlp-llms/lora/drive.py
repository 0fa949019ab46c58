"""Runs steps on one layer: ("forward", x), ("backward", grad_out), ("merge",) or ("unmerge",)."""

import numpy as np


def LoRALinear(submission, W, A, B, alpha, steps):
    layer = submission.LoRALinear(W, A, B, alpha)
    results, restored = [], [np.array(layer.weight)]  # restored: the weight at the beginning and after each unmerge
    for name, *arguments in steps:
        result = getattr(layer, name)(*arguments)
        if name == "unmerge":
            restored.append(np.array(layer.weight))
        elif name == "merge":
            results.append(np.array(layer.weight))
        else:
            results.append(tuple(np.array(g) for g in result) if name == "backward" else np.array(result))
    return results, restored


def show(entry, /, W, A, B, alpha, steps):
    lines = [f"layer = LoRALinear({W!r}, {A!r}, {B!r}, {alpha!r})", "history = [layer.weight.copy()]"]
    for name, *arguments in steps:
        call = f"layer.{name}({', '.join(repr(each) for each in arguments)})"
        lines += [call, "history.append(layer.weight.copy())"] if "merge" in name else [f"history.append({call})"]
    return "\n".join([*lines, "history"])
