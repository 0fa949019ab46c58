"""torch.distributions for both terms, autograd for the gradients."""

REQUIRES = ["torch"]


def vae_loss(x, mu, logvar, eps, W, b, likelihood="bernoulli", beta=1.0):
    import math

    import numpy as np
    import torch
    from torch.distributions import Bernoulli, Normal, kl_divergence

    def tensor(v, grad=False):
        return torch.tensor(np.array(v, dtype=np.float64), requires_grad=grad)

    x, eps, W, b = (tensor(v) for v in (x, eps, W, b))
    mu, logvar = tensor(mu, True), tensor(logvar, True)
    std = torch.exp(logvar / 2)
    o = (mu + std * eps) @ W.T + b
    if likelihood == "bernoulli":
        log_p = Bernoulli(logits=o, validate_args=False).log_prob(x)
    else:
        log_p = Normal(o, 1.0).log_prob(x) + math.log(2 * math.pi) / 2
    reconstruction = -log_p.sum(dim=1).mean()
    kl = kl_divergence(Normal(mu, std), Normal(0.0, 1.0)).sum(dim=1).mean()
    loss = reconstruction + beta * kl
    loss.backward()
    return loss.item(), reconstruction.item(), kl.item(), mu.grad.numpy(), logvar.grad.numpy()
