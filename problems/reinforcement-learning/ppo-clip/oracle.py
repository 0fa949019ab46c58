"""torch: the loss as written, with autograd."""

import numpy as np

REQUIRES = ["torch"]


def forward(logprobs, old_logprobs, advantages, values, returns, entropies, mask, clip, value_coef, entropy_coef):
    import torch

    p, q, A, V, R, H = (
        torch.tensor(np.array(x)) for x in (logprobs, old_logprobs, advantages, values, returns, entropies)
    )
    p.requires_grad_()
    V.requires_grad_()
    keep = torch.tensor(np.array(mask) == 1)
    if not keep.any():
        return p, V, 0.0 * (p[keep].sum() + V[keep].sum()), 0.0, 0.0
    log_ratio = p[keep] - q[keep]
    ratio = log_ratio.exp()
    surrogate = torch.min(ratio * A[keep], ratio.clamp(1 - clip, 1 + clip) * A[keep])
    value = torch.nn.functional.mse_loss(V[keep], R[keep])
    loss = -surrogate.mean() + value_coef * value - entropy_coef * H[keep].mean()
    return p, V, loss, ((ratio - 1).abs() > clip).double().mean(), (torch.expm1(log_ratio) - log_ratio).mean()


def ppo_loss(*arrays, clip=0.2, value_coef=0.5, entropy_coef=0.01, **named):
    _, _, loss, fraction, kl = forward(*arrays, **named, clip=clip, value_coef=value_coef, entropy_coef=entropy_coef)
    return float(loss), float(fraction), float(kl)


def ppo_loss_grad(*arrays, clip=0.2, value_coef=0.5, entropy_coef=0.01, **named):
    p, V, loss, _, _ = forward(*arrays, **named, clip=clip, value_coef=value_coef, entropy_coef=entropy_coef)
    loss.backward()
    return p.grad.numpy(), V.grad.numpy()
