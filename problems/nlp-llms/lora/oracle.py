"""torch.autograd through the layer's formula, whether or not it is merged."""

REQUIRES = ["torch"]


def LoRALinear(W, A, B, alpha, steps):
    import numpy as np
    import torch

    frozen = torch.tensor(np.array(W, dtype=np.float64))
    A, B = (torch.tensor(np.array(each, dtype=np.float64), requires_grad=True) for each in (A, B))
    update = torch.nn.functional.linear
    results, restored, out = [], [frozen.numpy().copy()], None
    for name, *arguments in steps:
        array = torch.tensor(np.array(arguments[0], dtype=np.float64)) if arguments else None
        if name == "forward":
            low = update(array, A)
            out = update(array, frozen) + alpha / len(A) * update(low, B)
            results.append(out.detach().numpy())
        elif name == "backward":
            grads = torch.autograd.grad(out, (A, B), grad_outputs=array, retain_graph=True)
            results.append(tuple(g.numpy() for g in grads))
        elif name == "merge":
            results.append((frozen + alpha / len(A) * B @ A).detach().numpy())
        else:
            restored.append(frozen.numpy().copy())
    return results, restored
