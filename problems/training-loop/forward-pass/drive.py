"""Builds a model of the submission's layers, runs it on each array, and reads outputs and caches.

A layer is ("linear", weight, bias), ("relu",) or ("sequential", places), where places are numbers of earlier layers.
"""

import numpy as np


def kept(cache):
    if isinstance(cache, list | tuple):
        return [kept(each) for each in cache]
    array = None if cache is None else np.array(cache)
    # Integers may be kept as they are or as floats; a mask of floats is none.
    return array.astype(np.float64) if array is not None and array.dtype.kind in "iu" else array


def Sequential(submission, layers, places, xs):
    made = []
    for kind, *arguments in layers:
        if kind == "linear":
            made.append(submission.Linear(*arguments))
        elif kind == "relu":
            made.append(submission.ReLU())
        else:
            made.append(submission.Sequential([made[i] for i in arguments[0]]))
    model = submission.Sequential([made[i] for i in places])
    outputs, caches = [], []
    for x in xs:
        outputs.append(kept(model.forward(x)))
        caches.append(kept(model.cache))
    return outputs, caches


def MSE(submission, pairs):
    criterion = submission.MSE()
    losses, caches = [], []
    for pred, target in pairs:
        losses.append(criterion.forward(pred, target))
        caches.append(kept(criterion.cache))
    return losses, caches


def named(places):
    return "[" + ", ".join(f"layer_{i}" for i in places) + "]"


def show(entry, /, **inputs):
    if entry == "MSE":
        lines = ["criterion = MSE()", "history = []", "for pred, target in ["]
        lines += [f"    {pair!r}," for pair in inputs["pairs"]]
        return "\n".join(
            [*lines, "]:", "    history.append((criterion.forward(pred, target), criterion.cache))", "history"]
        )
    lines = []
    for i, (kind, *arguments) in enumerate(inputs["layers"]):
        if kind == "linear":
            lines.append(f"layer_{i} = Linear({arguments[0]!r}, {arguments[1]!r})")
        else:
            lines.append(f"layer_{i} = " + ("ReLU()" if kind == "relu" else f"Sequential({named(arguments[0])})"))
    lines += [f"model = Sequential({named(inputs['places'])})", "history = []"]
    lines += ["for x in [", *(f"    {x!r}," for x in inputs["xs"]), "]:"]
    return "\n".join([*lines, "    history.append((model.forward(x), model.cache))", "history"])
