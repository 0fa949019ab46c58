"""Runs a list of operations on one layer: ("train",), ("eval",), ("forward", x), ("backward", grad_y)."""

from copy import deepcopy


def BatchNorm(submission, num_features, operations, weight=None, bias=None, eps=None, momentum=None):
    given = {"eps": eps, "momentum": momentum}
    layer = submission.BatchNorm(num_features, **{name: value for name, value in given.items() if value is not None})
    if weight is not None:
        layer.weight = weight.copy()
    if bias is not None:
        layer.bias = bias.copy()
    y, grad_x, grad_weight, grad_bias = [], [], [], []
    running_mean, running_var = [deepcopy(layer.running_mean)], [deepcopy(layer.running_var)]
    for name, *arguments in operations:
        result = deepcopy(getattr(layer, name)(*arguments))
        if name == "forward":
            y.append(result)
            running_mean.append(deepcopy(layer.running_mean))
            running_var.append(deepcopy(layer.running_var))
        elif name == "backward":
            names = ("grad_x", "grad_weight", "grad_bias")
            to_x, to_weight, to_bias = [result[each] for each in names] if isinstance(result, dict) else result
            grad_x.append(to_x)
            grad_weight.append(to_weight)
            grad_bias.append(to_bias)
    return y, grad_x, grad_weight, grad_bias, running_mean, running_var


def show(entry, /, num_features, operations, weight=None, bias=None, **options):
    arguments = "".join(f", {name}={value!r}" for name, value in options.items())
    lines = [f"layer = BatchNorm({num_features}{arguments})"]
    lines += [f"layer.{name} = {value!r}" for name, value in (("weight", weight), ("bias", bias)) if value is not None]
    lines += [f"layer.{name}({', '.join(map(repr, arguments))})" for name, *arguments in operations]
    return "\n".join(lines)
