"""torch.nn.BatchNorm1d and BatchNorm2d in float64; the gradients come from autograd."""

REQUIRES = ["torch"]


def BatchNorm(num_features, operations, weight=None, bias=None, eps=1e-5, momentum=0.1):
    import numpy as np
    import torch

    def tensor(values):
        return torch.tensor(np.array(values, dtype=np.float64))

    if any(np.size(argument) == 0 for _, *arguments in operations for argument in arguments):
        return NotImplemented
    layers = {2: torch.nn.BatchNorm1d, 4: torch.nn.BatchNorm2d}
    layers = {ndim: kind(num_features, eps=eps, momentum=momentum).double() for ndim, kind in layers.items()}
    shared = layers[2]
    for name in ("weight", "bias", "running_mean", "running_var"):
        setattr(layers[4], name, getattr(shared, name))
    with torch.no_grad():
        if weight is not None:
            shared.weight.copy_(tensor(weight))
        if bias is not None:
            shared.bias.copy_(tensor(bias))
    y, grad_x, grad_weight, grad_bias = [], [], [], []
    running_mean, running_var = [shared.running_mean.numpy().copy()], [shared.running_var.numpy().copy()]
    for name, *arguments in operations:
        if name in ("train", "eval"):
            for layer in layers.values():
                layer.train(name == "train")
        elif name == "forward":
            x = tensor(arguments[0]).requires_grad_()
            out = layers[x.ndim](x)
            y.append(out.detach().numpy().copy())
            running_mean.append(shared.running_mean.numpy().copy())
            running_var.append(shared.running_var.numpy().copy())
        else:
            grads = torch.autograd.grad(out, [x, shared.weight, shared.bias], tensor(arguments[0]), retain_graph=True)
            for kept, grad in zip((grad_x, grad_weight, grad_bias), grads):
                kept.append(grad.numpy().copy())
    return y, grad_x, grad_weight, grad_bias, running_mean, running_var
