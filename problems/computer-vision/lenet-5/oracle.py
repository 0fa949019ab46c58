"""PyTorch's layers in float64; shapes and parameters from its modules, with one convolution for each partial map."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64))


def lenet5(x, params):
    import torch
    from torch.nn import functional

    parts = {name: tuple(_tensor(each) for each in pair) for name, pair in params.items()}
    y = functional.avg_pool2d(torch.tanh(functional.conv2d(_tensor(x), *parts["C1"])), 2)
    y = functional.avg_pool2d(torch.tanh(functional.conv2d(y, *parts["C3"])), 2)
    y = torch.tanh(functional.conv2d(y, *parts["C5"])).flatten(1)
    y = torch.tanh(functional.linear(y, *parts["F6"]))
    return functional.linear(y, *parts["OUTPUT"]).numpy()


def lenet5_table(widths, c3_inputs=None, original=False):
    import torch
    from torch import nn

    c1, c3, c5, f6, out = widths
    seen = [c1] * c3 if c3_inputs is None else c3_inputs
    y, table = torch.empty(1, 1, 32, 32, device="meta"), []

    def add(name, module, trained):
        nonlocal y
        y = module.to("meta")(y)
        table.append((name, tuple(y.shape[1:]), sum(p.numel() for part in trained for p in part.parameters())))

    def pooled(name, maps):
        # a coefficient and a bias for each map: a depthwise 1 x 1 convolution
        scale = nn.Conv2d(maps, maps, 1, groups=maps, device="meta")
        add(name, nn.AvgPool2d(2), [scale] if original else [])

    layers = [nn.Conv2d(1, c1, 5), nn.Conv2d(c1, c3, 5), nn.Conv2d(c3, c5, 5)]
    add("C1", layers[0], layers[:1])
    pooled("S2", c1)
    add("C3", layers[1], [nn.Conv2d(each, 1, 5, device="meta") for each in seen])
    pooled("S4", c3)
    add("C5", layers[2], layers[2:])
    y = y.flatten(1)
    for name, module in (("F6", nn.Linear(c5, f6)), ("OUTPUT", nn.Linear(f6, out))):
        add(name, module, [] if original and name == "OUTPUT" else [module])
    return table
