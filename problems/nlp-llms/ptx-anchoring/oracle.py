"""torch: cross_entropy with autograd, and cosine_similarity of the flattened gradients."""

import numpy as np

REQUIRES = ["torch"]


def parts(weights, features, actions, advantages, ptx_features, ptx_targets):
    import torch
    from torch.nn.functional import cross_entropy

    def floats(x):
        return torch.tensor(np.array(x, dtype=float))

    def ids(x):
        return torch.tensor(np.array(x, dtype=np.int64))

    W = floats(weights).requires_grad_()
    taken = cross_entropy(floats(features) @ W, ids(actions), reduction="none")
    return W, (floats(advantages) * taken).mean(), cross_entropy(floats(ptx_features) @ W, ids(ptx_targets))


def mixed_loss(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    _, rl, ptx = parts(weights, features, actions, advantages, ptx_features, ptx_targets)
    return float(rl + gamma * ptx), float(rl), float(ptx)


def mixed_loss_grad(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    import torch

    W, rl, ptx = parts(weights, features, actions, advantages, ptx_features, ptx_targets)
    (a,), (b,) = torch.autograd.grad(rl, W), torch.autograd.grad(ptx, W)
    cosine = torch.nn.functional.cosine_similarity(a.reshape(-1), b.reshape(-1), dim=0, eps=1e-30)
    return (a + gamma * b).numpy(), float(cosine)


def ptx_losses_after_step(weights, features, actions, advantages, ptx_features, ptx_targets, gammas, lr):
    import torch

    found, batches = [], (features, actions, advantages, ptx_features, ptx_targets)
    for gamma in gammas:
        W, rl, ptx = parts(weights, *batches)
        (rl + float(gamma) * ptx).backward()
        torch.optim.SGD([W], lr=lr).step()
        found.append(float(parts(W.detach().numpy(), *batches)[2]))
    return np.array(found, dtype=float)
