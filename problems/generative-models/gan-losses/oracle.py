"""torch: binary_cross_entropy_with_logits and autograd; xlogy, and the divergence form of the value."""

REQUIRES = ["torch"]


def tensor(x):
    import numpy as np
    import torch

    return torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)


def bce(logits, label):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def discriminator_loss(real_logits, fake_logits, kind):
    real, fake = tensor(real_logits), tensor(fake_logits)
    loss = bce(real, 1.0) + bce(fake, 0.0) if kind == "standard" else fake.mean() - real.mean()
    loss.backward()
    return loss.item(), real.grad.numpy(), fake.grad.numpy()


def generator_loss(fake_logits, kind):
    fake = tensor(fake_logits)
    loss = {"saturating": lambda: -bce(fake, 0.0), "non_saturating": lambda: bce(fake, 1.0)}.get(
        kind, lambda: -fake.mean()
    )()
    loss.backward()
    return loss.item(), fake.grad.numpy()


def optimal_discriminator(p, q):
    import numpy as np
    import torch

    p, q = tensor(p).detach(), tensor(q).detach()
    m = (p + q) / 2
    d = torch.nan_to_num(p / (p + q), nan=0.5)
    value = sum((torch.xlogy(x, x) - torch.xlogy(x, m)).sum() for x in (p, q)) - 2 * np.log(2)
    return d.numpy(), value.item()
