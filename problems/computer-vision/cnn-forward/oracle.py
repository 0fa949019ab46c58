"""PyTorch's layers in float64; shapes and parameters from its modules, receptive fields by autograd."""

import numpy as np

REQUIRES = ["torch"]


def _module(kind, *arguments):
    import torch

    if kind == "relu":
        return torch.nn.ReLU()
    if kind == "maxpool":
        return torch.nn.MaxPool2d(*arguments)
    weight, bias, *numbers = arguments
    if kind == "conv":
        out, channels, *kernel = weight.shape
        module = torch.nn.Conv2d(channels, out, kernel, *numbers)
    else:
        module = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(weight.shape[1], len(weight)))
    last = module[1] if kind == "dense" else module
    last.weight.data = torch.tensor(np.array(weight, dtype=np.float64))
    last.bias.data = torch.tensor(np.array(bias, dtype=np.float64))
    return module.double()


def cnn_forward(layers, x):
    import torch

    model = torch.nn.Sequential(*(_module(*layer) for layer in layers))
    return model(torch.tensor(np.array(x, dtype=np.float64))).detach().numpy()


def _field(modules, height, width):
    """Rows and columns that the gradient of one inner output reaches, with means for maxima and ones for weights."""
    import torch

    size = 2 * 200 + 1
    y = x = torch.ones(1, 1, size, size, dtype=torch.float64, requires_grad=True)
    for module in modules:
        if isinstance(module, torch.nn.Sequential):
            return height, width
        if isinstance(module, torch.nn.Conv2d):
            ones = torch.ones(1, 1, *module.kernel_size, dtype=torch.float64)
            y = torch.nn.functional.conv2d(y, ones, stride=module.stride)
        elif isinstance(module, torch.nn.MaxPool2d):
            y = torch.nn.functional.avg_pool2d(y, module.kernel_size, module.stride)
    y[0, 0, y.shape[2] // 2, y.shape[3] // 2].backward()
    # A stride above the window leaves pixels inside the field unseen: the field is the span.
    rows, columns = np.nonzero(x.grad[0, 0].numpy())
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def cnn_summary(layers, input_shape):
    import torch

    modules = [_module(*layer) for layer in layers]
    y = torch.zeros(1, *input_shape, dtype=torch.float64)
    if y.numel() > 1e6:
        return NotImplemented
    shapes, parameters, flops, fields = [], [], [], []
    for place, (module, (kind, *arguments)) in enumerate(zip(modules, layers)):
        y = module(y)
        shapes.append(tuple(y.shape[1:]))
        parameters.append(sum(each.numel() for each in module.parameters()))
        each = 2 * arguments[0][0].size if kind in ("conv", "dense") else 0  # multiply-adds of one output, doubled
        flops.append(each * y.numel())
        fields.append(_field(modules[: place + 1], *input_shape[1:]))
    return shapes, parameters, flops, fields
