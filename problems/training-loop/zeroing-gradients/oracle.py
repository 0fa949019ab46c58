"""torch.nn.Parameter, autograd and torch.optim.SGD in float64."""

REQUIRES = ["torch"]


def parameter(values):
    import numpy as np
    import torch

    return torch.nn.Parameter(torch.tensor(np.array(values, dtype=np.float64)))


def numbers(tensor):
    return None if tensor is None else tensor.detach().numpy().copy()


def SGD(params, calls, lr=0.01):
    import torch

    parameters = [parameter(values) for values in params]
    optimizer = torch.optim.SGD(parameters or [parameter([0.0])], lr=lr)  # torch refuses an empty list
    data, grads = [], []
    for name, *arguments in calls:
        if name == "accumulate_grad":
            k, grad = arguments
            (parameters[k] * parameter(grad).detach()).sum().backward()
        elif name == "zero_grad":
            optimizer.zero_grad(set_to_none=True)
        else:
            optimizer.step()
        data.append([numbers(p) for p in parameters])
        grads.append([numbers(p.grad) for p in parameters])
    return data, grads


def train(w, batches, lr=0.01, zero="before", left=None):
    import torch

    param = parameter(w)
    if left is not None:
        param.grad = parameter(left).detach()
    optimizer = torch.optim.SGD([param], lr=lr)
    weights = [numbers(param)]
    for X, y in batches:
        if zero == "before":
            optimizer.zero_grad()
        pred = parameter(X).detach() @ param
        torch.nn.functional.mse_loss(pred, parameter(y).detach()).backward()
        optimizer.step()
        weights.append(numbers(param))
        if zero == "after":
            optimizer.zero_grad()
    return weights, numbers(param.grad)
