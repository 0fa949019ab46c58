"""torch: the objective as written, token by token in each answer, with autograd."""

import numpy as np

REQUIRES = ["torch"]


def group_advantages(rewards, eps=1e-4):
    import torch

    r = torch.tensor(np.array(rewards, dtype=float))
    if r.numel() == 0:
        return r.numpy()
    found = (r - r.mean(1, keepdim=True)) / (r.std(1, unbiased=False, keepdim=True) + eps)
    return found.masked_fill((r == r[:, :1]).all(1, keepdim=True), 0.0).numpy()


def forward(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip, beta):
    import torch

    p = torch.tensor(np.array(logprobs), requires_grad=True)
    q, f = torch.tensor(np.array(old_logprobs)), torch.tensor(np.array(ref_logprobs))
    total = 0.0 * p.sum()
    for i, flags in enumerate(np.array(mask) == 1):
        if flags.any():
            keep = torch.tensor(flags)
            ratio, back = (p[i] - q[i])[keep].exp(), (f[i] - p[i])[keep]
            A = float(advantages[i])
            objective = torch.min(ratio * A, ratio.clamp(1 - clip, 1 + clip) * A) - beta * (torch.expm1(back) - back)
            total = total + objective.mean()
    return p, -total / len(p)


def grpo_loss(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    return float(forward(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip, beta)[1].detach())


def grpo_loss_grad(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    p, loss = forward(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip, beta)
    loss.backward()
    return p.grad.numpy()
