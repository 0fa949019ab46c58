"""Makes parameters of the submission's class, calls its optimizer or its loop, and reads what is left."""

import numpy as np


def given(**options):
    return {name: value for name, value in options.items() if value is not None}


def kept(array):
    return None if array is None else np.array(array)


def SGD(submission, params, calls, lr=None):
    parameters = [submission.Parameter(data) for data in params]
    optimizer = submission.SGD(parameters, **given(lr=lr))
    data, grads = [], []
    for name, *arguments in calls:
        if name == "accumulate_grad":
            parameters[arguments[0]].accumulate_grad(arguments[1])
        else:
            getattr(optimizer, name)()
        data.append([kept(p.data) for p in parameters])
        grads.append([kept(p.grad) for p in parameters])
    return data, grads


def train(submission, w, batches, lr=None, zero=None, left=None):
    param = submission.Parameter(w)
    if left is not None:
        param.accumulate_grad(left)
    weights = submission.train(param, batches, **given(lr=lr, zero=zero))
    return weights, kept(param.grad)


def show(entry, /, **inputs):
    if entry == "train":
        return show_train(**inputs)
    rate = f", lr={inputs['lr']!r}" if "lr" in inputs else ""
    lines = [f"params = [Parameter(data) for data in {inputs['params']!r}]", f"optimizer = SGD(params{rate})"]
    for name, *arguments in inputs["calls"]:
        lines += [f"params[{arguments[0]}].accumulate_grad({arguments[1]!r})"] if arguments else [f"optimizer.{name}()"]
    return "\n".join([*lines, "[(p.data, p.grad) for p in params]"])


def show_train(w, batches, left=None, **options):
    lines = [f"param = Parameter({w!r})"]
    if left is not None:
        lines += [f"param.accumulate_grad({left!r})"]
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines += ["batches = [", *(f"    {batch!r}," for batch in batches), "]"]
    return "\n".join([*lines, f"weights = train(param, batches{arguments})", "weights, param.grad"])
