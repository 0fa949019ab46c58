import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def backprop(x, y, w1, b1, w2, b2):
    tensors = [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in (x, w1, b1, w2, b2)]
    inputs, v1, c1, v2, c2 = tensors
    logits = torch.relu(inputs @ v1 + c1) @ v2 + c2
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(y))
    loss.backward()
    return (loss.item(), *(t.grad.numpy() for t in tensors))
