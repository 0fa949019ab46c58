import torch

REQUIRES = ["torch"]
NOT_COVERED = {}

MODULES = {"identity": torch.nn.Identity, "relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh}


def mlp_forward(x, weights, biases, activations):
    a, outputs = torch.tensor(x, dtype=torch.float64), []
    for w, b, name in zip(weights, biases, activations, strict=True):
        linear = torch.nn.Linear(*w.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(w).T)
            linear.bias.copy_(torch.tensor(b))
            a = torch.nn.Sequential(linear, MODULES[name]())(a)
        outputs.append(a.numpy())
    return a.numpy(), outputs
