"""torch.nn.utils.clip_grad_norm_ and clip_grad_value_ on parameters that carry the given gradients."""

REQUIRES = ["torch"]


def parameters(grads):
    import numpy as np
    import torch

    carried = []
    for g in grads:
        g = torch.tensor(np.array(g, dtype=np.float64))
        parameter = torch.nn.Parameter(torch.zeros_like(g))
        parameter.grad = g
        carried.append(parameter)
    return carried


def clip_grad_norm(grads, max_norm):
    import torch

    carried = parameters(grads)
    norm = torch.nn.utils.clip_grad_norm_(carried, max_norm)
    return [p.grad.numpy() for p in carried], float(norm)


def clip_grad_value(grads, clip_value):
    import torch

    if not grads:
        return []  # torch groups the list's arrays, and fails without any
    carried = parameters(grads)
    torch.nn.utils.clip_grad_value_(carried, clip_value)
    return [p.grad.numpy() for p in carried]
