"""torch.autograd, one layer at a time: each layer is run again from its cache, and each weight is one leaf."""

REQUIRES = ["torch"]


def backward(layers, weights, caches, grad_output):
    import numpy as np
    import torch

    def leaf(values):
        return torch.tensor(np.array(values, dtype=np.float64), requires_grad=True)

    kernels = [leaf(w) for w in weights]
    biases = [leaf(np.zeros(np.shape(w)[1])) for w in weights]
    g = leaf(grad_output).detach()
    for layer, cache in reversed(list(zip(layers, caches))):
        if layer == "relu":
            came = leaf(np.where(cache, 2.0, -3.0))
            left = torch.relu(came)
        elif layer == "tanh":
            came = leaf(np.arctanh(np.clip(cache, -1 + 1e-16, 1 - 1e-16)))
            left = torch.tanh(came)
        else:
            came = leaf(cache)
            left = came @ kernels[layer] + biases[layer]
        left.backward(g)  # adds to the leaves that it meets
        g = came.grad
    numbers = [[np.zeros(p.shape) if p.grad is None else p.grad.numpy() for p in group] for group in (kernels, biases)]
    return g.numpy(), *numbers
