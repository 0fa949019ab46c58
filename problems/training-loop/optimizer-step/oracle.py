"""torch.optim.SGD in float64, with its own groups, state_dict and load_state_dict."""

REQUIRES = ["torch"]


def SGD(params, groups, grads, save, rates=None, loader=None, lr=0.01, momentum=0.0, weight_decay=0.0):
    import copy

    import numpy as np
    import torch

    if not params:
        return NotImplemented  # torch refuses an empty list
    order = [i for group in groups for i in group["params"]]

    def tensors(values):
        return [torch.tensor(np.array(p, dtype=np.float64), requires_grad=True) for p in values]

    def numbers(values):
        return [t.detach().numpy().copy() for t in values]

    def made(arrays, groups, **options):
        return torch.optim.SGD(
            [group | {"params": [arrays[i] for i in group["params"]]} for group in groups], **options
        )

    def advance(optimizer, arrays, start, stop):
        history = [numbers(arrays)]
        for t in range(start, stop):
            for group, rate in zip(optimizer.param_groups, (rates or {}).get(t, [])):
                group["lr"] = rate
            for i, g in zip(order, grads[t]):
                arrays[i].grad = None if g is None else torch.tensor(np.array(g, dtype=np.float64))
            optimizer.step()
            history.append(numbers(arrays))
        return history

    arrays = tensors(params)
    first = made(arrays, groups, lr=lr, momentum=momentum, weight_decay=weight_decay)
    history = advance(first, arrays, 0, save)
    state, saved = copy.deepcopy(first.state_dict()), history[-1]
    history += advance(first, arrays, save, len(grads))[1:]
    runs = []
    for _ in range(2):
        arrays = tensors(saved)
        optimizer = made(arrays, groups if loader is None else loader, lr=0.5)
        optimizer.load_state_dict(copy.deepcopy(state))  # torch takes its tensors as they are
        runs.append(advance(optimizer, arrays, save, len(grads)))
    return history, runs
