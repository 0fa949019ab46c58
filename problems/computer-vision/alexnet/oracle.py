"""torch.nn.functional: local_response_norm with n * alpha, grouped conv2d and max_pool2d; modules for the table."""

import numpy as np

REQUIRES = ["torch"]


def _tensor(values):
    import torch

    return torch.tensor(np.array(values, dtype=np.float64))


def _norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    import torch

    return torch.nn.functional.local_response_norm(x, n, n * alpha, beta, k)


def local_response_norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    return _norm(_tensor(x), n, alpha, beta, k).numpy()


def alexnet_layer(x, weight, bias, stride=1, padding=0, groups=1, norm=True, pool=True):
    from torch.nn import functional

    y = functional.relu(functional.conv2d(_tensor(x), _tensor(weight), _tensor(bias), stride, padding, 1, groups))
    y = _norm(y) if norm else y
    return (functional.max_pool2d(y, 3, 2) if pool else y).numpy()


def alexnet_table(image_size=227, classes=1000, groups=2):
    import torch
    from torch import nn

    y, table = torch.empty(1, 3, image_size, image_size, device="meta"), []

    def add(name, module):
        nonlocal y
        y = module.to("meta")(y)
        table.append((name, tuple(y.shape[1:]), sum(each.numel() for each in module.parameters())))

    add("conv1", nn.Conv2d(3, 96, 11, 4, device="meta"))
    add("pool1", nn.MaxPool2d(3, 2))
    add("conv2", nn.Conv2d(96, 256, 5, padding=2, groups=groups, device="meta"))
    add("pool2", nn.MaxPool2d(3, 2))
    add("conv3", nn.Conv2d(256, 384, 3, padding=1, device="meta"))
    add("conv4", nn.Conv2d(384, 384, 3, padding=1, groups=groups, device="meta"))
    add("conv5", nn.Conv2d(384, 256, 3, padding=1, groups=groups, device="meta"))
    add("pool5", nn.MaxPool2d(3, 2))
    y = y.flatten(1)
    for name, out in (("fc6", 4096), ("fc7", 4096), ("fc8", classes)):
        add(name, nn.Linear(y.shape[1], out, device="meta"))
    return table
