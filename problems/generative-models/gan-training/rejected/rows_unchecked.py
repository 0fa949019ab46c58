# verdict: wrong_answer
# entry: train_gan
# group: edge
# lesson: You do not compare the numbers of rows. If they differ, raise a ValueError.
import numpy as np


def softplus(x):
    return np.logaddexp(0.0, x)


def sigmoid(x):
    return np.exp(-softplus(-x))


def features(x):
    """(n, 3), so that the logits are features(x) @ (u, v, w)."""
    return np.stack([x**2, x, np.ones(x.size)], axis=1)


def train_gan(real, noise_d, noise_g, generator, discriminator, lr_d, lr_g):
    real, noise_d, noise_g = (np.asarray(each, dtype=np.float64) for each in (real, noise_d, noise_g))
    a, b = (float(p) for p in generator)
    phi = np.array(discriminator, dtype=np.float64)
    generators, discriminators, losses = (np.empty((len(real), size)) for size in (2, 3, 2))
    for t, (x, z_d, z) in enumerate(zip(real, noise_d, noise_g)):
        on_real, on_fake = features(x), features(a * z_d + b)
        up, down = on_real @ phi, on_fake @ phi  # logits that the discriminator wants high, and low
        loss_d = softplus(-up).mean() + softplus(down).mean()
        phi = phi - lr_d * (sigmoid(down) @ on_fake / z_d.size - sigmoid(-up) @ on_real / x.size)

        fake = a * z + b
        logits = features(fake) @ phi
        loss_g = softplus(-logits).mean()
        slope = -sigmoid(-logits) * (2 * phi[0] * fake + phi[1])  # of the loss in each fake sample
        a, b = a - lr_g * (slope * z).mean(), b - lr_g * slope.mean()
        generators[t], discriminators[t], losses[t] = (a, b), phi, (loss_d, loss_g)
    return generators, discriminators, losses
