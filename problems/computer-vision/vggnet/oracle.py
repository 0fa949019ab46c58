"""The layers as PyTorch modules without memory (device "meta"); the field by the gradient of one output."""

REQUIRES = ["torch"]

# The strings of torchvision's models.vgg, with a quote for a kernel of 1 x 1.
PLANS = {
    "A": "64 M 128 M 256 256 M 512 512 M 512 512 M",
    "B": "64 64 M 128 128 M 256 256 M 512 512 M 512 512 M",
    "C": "64 64 M 128 128 M 256 256 256' M 512 512 512' M 512 512 512' M",
    "D": "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M",
    "E": "64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M",
}


def vgg_table(config, image_size=224, classes=1000):
    import torch
    from torch import nn

    y, table, block, place = torch.empty(1, 3, image_size, image_size, device="meta"), [], 1, 1

    def add(name, module):
        nonlocal y
        y = module(y)
        each = 2 * module.weight[0].numel() if hasattr(module, "weight") else 0  # of one output
        count = sum(part.numel() for part in module.parameters())
        table.append((name, tuple(y.shape[1:]), count, each * y.numel()))

    for word in PLANS[config].split():
        if word == "M":
            add(f"pool{block}", nn.MaxPool2d(2, 2))
            block, place = block + 1, 1
        else:
            kernel = 1 if word[-1] == "'" else 3
            out = int(word.rstrip("'"))
            conv = nn.Conv2d(y.shape[1], out, kernel, padding="same", device="meta")
            add(f"conv{block}_{place}", conv)
            place += 1
    y = y.flatten(1)
    for name, units in (("fc6", 4096), ("fc7", 4096), ("fc8", classes)):
        add(name, nn.Linear(y.shape[1], units, device="meta"))
    return table


def stack_against_single(kernels, channels):
    import torch

    if channels > 1000:
        return NotImplemented
    field = sum(kernels)  # more than enough
    x = torch.ones(1, 1, field, dtype=torch.float64, requires_grad=True)
    y = x
    for k in kernels:
        y = torch.nn.functional.conv1d(y, torch.ones(1, 1, k, dtype=torch.float64))
    y[0, 0, 0].backward()
    field = int((x.grad != 0).sum())
    sizes = [*kernels, field]
    weights = [torch.nn.Conv2d(channels, channels, k, bias=False, device="meta").weight.numel() for k in sizes]
    return field, sum(weights[:-1]), weights[-1]
