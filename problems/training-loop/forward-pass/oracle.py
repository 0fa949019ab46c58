"""torch.nn modules in float64; hooks tell what went into each layer, in the order of the calls."""

REQUIRES = ["torch"]


def tensor(values):
    import numpy as np
    import torch

    return torch.tensor(np.array(values, dtype=np.float64))


def module(spec, made):
    import torch

    kind, *arguments = spec
    if kind == "relu":
        return torch.nn.ReLU()
    if kind == "sequential":
        return torch.nn.Sequential(*[made[i] for i in arguments[0]])
    weight, bias = map(tensor, arguments)
    layer = torch.nn.Linear(*weight.shape, dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(weight.T)
        layer.bias.copy_(bias)
    return layer


def caches_of(layers, places, seen):
    """The nested list, from what the hooks saw; `seen` is in the order of the calls."""
    caches = []
    for i in places:
        kind, *arguments = layers[i]
        if kind == "sequential":
            caches.append(caches_of(layers, arguments[0], seen))
        else:
            came = next(seen)
            caches.append((came > 0).numpy() if kind == "relu" else came.numpy())
    return caches


def Sequential(layers, places, xs):
    import torch

    made, calls = [], []
    for spec in layers:
        made.append(module(spec, made))
        if spec[0] != "sequential":
            made[-1].register_forward_pre_hook(lambda _, came: calls.append(came[0].clone()))
    model = torch.nn.Sequential(*[made[i] for i in places])
    outputs, caches = [], []
    with torch.no_grad():
        for x in xs:
            calls.clear()
            outputs.append(model(tensor(x)).numpy())
            caches.append(caches_of(layers, places, iter(calls)))
    return outputs, caches


def MSE(pairs):
    import torch

    losses = [float(torch.nn.functional.mse_loss(tensor(pred), tensor(target))) for pred, target in pairs]
    return losses, [(tensor(pred) - tensor(target)).numpy() for pred, target in pairs]
