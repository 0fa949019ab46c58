"""torch.autograd: two optimizers and the usual loop, with the fakes detached in the discriminator's step."""

REQUIRES = ["torch"]


def train_gan(real, noise_d, noise_g, generator, discriminator, lr_d, lr_g):
    import numpy as np
    import torch

    def parameter(x):
        return torch.tensor(np.array(x, dtype=np.float64), requires_grad=True)

    real, noise_d, noise_g = (torch.tensor(np.array(x, dtype=np.float64)) for x in (real, noise_d, noise_g))
    theta, phi = parameter(generator), parameter(discriminator)
    steppers = torch.optim.SGD([phi], lr=lr_d), torch.optim.SGD([theta], lr=lr_g)
    bce = torch.nn.functional.binary_cross_entropy_with_logits

    def made(z):
        return theta[0] * z + theta[1]

    def judged(x):
        return phi[0] * x**2 + phi[1] * x + phi[2]

    histories = [np.empty((len(real), k)) for k in (2, 3, 2)]
    for t in range(len(real)):
        up, down = judged(real[t]), judged(made(noise_d[t]).detach())
        loss_d = bce(up, torch.ones_like(up)) + bce(down, torch.zeros_like(down))
        steppers[0].zero_grad()
        loss_d.backward()
        steppers[0].step()
        fooled = judged(made(noise_g[t]))
        loss_g = bce(fooled, torch.ones_like(fooled))
        steppers[1].zero_grad()
        loss_g.backward()
        steppers[1].step()
        histories[0][t], histories[1][t] = theta.detach().numpy(), phi.detach().numpy()
        histories[2][t] = loss_d.item(), loss_g.item()
    return tuple(histories)
