"""torch.nn.functional.conv3d in float64; shapes and parameters of its modules, without memory (device "meta")."""

import numpy as np

REQUIRES = ["torch"]


def conv3d(x, weight, bias=None, stride=(1, 1, 1), padding=(0, 0, 0)):
    import torch

    x, weight, bias = (
        None if each is None else torch.tensor(np.array(each, dtype=np.float64)) for each in (x, weight, bias)
    )
    return torch.nn.functional.conv3d(x, weight, bias, stride, padding).numpy()


def network_costs(layers, clip_shape):
    import torch

    flat = torch.empty(clip_shape, device="meta").transpose(0, 1)  # frames are the batch
    deep = torch.empty(1, *clip_shape, device="meta")
    costs_2d, costs_3d = [], []
    for out, k, s, p in layers:
        both = (
            torch.nn.Conv2d(flat.shape[1], out, k, s, p, device="meta"),
            torch.nn.Conv3d(deep.shape[1], out, k, s, p, device="meta"),
        )
        flat, deep = both[0](flat), both[1](deep)
        shapes = tuple(flat.transpose(0, 1).shape), tuple(deep.shape[1:])
        for costs, module, shape in zip((costs_2d, costs_3d), both, shapes):
            each = 2 * module.weight[0].numel()
            costs.append((shape, sum(part.numel() for part in module.parameters()), each * int(np.prod(shape))))
    return costs_2d, costs_3d
