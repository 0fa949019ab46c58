"""torch's logsigmoid, with autograd for the gradient."""

import numpy as np

REQUIRES = ["torch"]


def forward(logprobs, ref_logprobs, mask, beta, label_smoothing):
    import torch
    from torch.nn.functional import logsigmoid

    p = torch.tensor(np.array(logprobs), requires_grad=True)
    ratios = (p - torch.tensor(np.array(ref_logprobs))).masked_fill(torch.tensor(np.array(mask) == 0), 0.0)
    chosen, rejected = (beta * ratios.sum(-1)).unbind(1)
    losses = -logsigmoid(chosen - rejected) * (1 - label_smoothing) - logsigmoid(rejected - chosen) * label_smoothing
    return p, losses.mean(), torch.stack([chosen, rejected], 1).detach()


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    _, loss, rewards = forward(logprobs, ref_logprobs, mask, beta, label_smoothing)
    return float(loss), rewards.numpy(), float((rewards[:, 0] > rewards[:, 1]).double().mean())


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    p, loss, _ = forward(logprobs, ref_logprobs, mask, beta, label_smoothing)
    loss.backward()
    return p.grad.numpy()
