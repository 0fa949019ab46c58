"""torch: both losses answer by answer, with autograd."""

import numpy as np

REQUIRES = ["torch"]


def forward(logprobs, old_logprobs, advantages, mask, clip_low, clip_high, level):
    import torch

    p, q = torch.tensor(np.array(logprobs), requires_grad=True), torch.tensor(np.array(old_logprobs))
    total, seen = 0.0 * p.sum(), []
    for i, flags in enumerate(np.array(mask) == 1):
        if flags.any():
            l = (p[i] - q[i])[torch.tensor(flags)]
            r = l.exp() if level == "token" else l.mean().exp()[None]
            total = total + torch.min(r * advantages[i], r.clamp(1 - clip_low, 1 + clip_high) * advantages[i]).mean()
            seen += r.tolist()
    outside = [r < 1 - clip_low or r > 1 + clip_high for r in seen]
    return p, -total / len(p), sum(outside) / max(len(outside), 1)


def policy_loss(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    _, loss, fraction = forward(logprobs, old_logprobs, advantages, mask, clip_low, clip_high, level)
    return float(loss.detach()), fraction


def policy_loss_grad(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    p, loss, _ = forward(logprobs, old_logprobs, advantages, mask, clip_low, clip_high, level)
    loss.backward()
    return p.grad.numpy()
