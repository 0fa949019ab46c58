# style: two classes with a step each, and Polynomial evaluation
import numpy as np


def log_sigmoid(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


class Discriminator:
    def __init__(self, weights, lr):
        self.weights, self.lr = np.array(weights, dtype=float), lr

    def __call__(self, x):
        return np.polyval(self.weights, x)

    def slope(self, x):
        return np.polyval(np.polyder(self.weights), x)

    def step(self, real, fake):
        grad = np.zeros(3)
        for x, sign in ((real, -1.0), (fake, 1.0)):
            pull = sign * np.exp(log_sigmoid(sign * self(x)))
            grad += np.vander(x, 3).T @ pull / len(x)
        loss = -log_sigmoid(self(real)).mean() - log_sigmoid(-self(fake)).mean()
        self.weights -= self.lr * grad
        return loss


class Generator:
    def __init__(self, weights, lr):
        self.weights, self.lr = np.array(weights, dtype=float), lr

    def __call__(self, z):
        return np.polyval(self.weights, z)

    def step(self, z, judge):
        fake = self(z)
        logits = judge(fake)
        pull = -np.exp(log_sigmoid(-logits)) * judge.slope(fake)
        self.weights = self.weights - self.lr * (np.vander(z, 2).T @ pull) / len(z)
        return -log_sigmoid(logits).mean()


def train_gan(real, noise_d, noise_g, generator, discriminator, lr_d, lr_g):
    real, noise_d, noise_g = (np.array(each, dtype=float) for each in (real, noise_d, noise_g))
    if len(real) != len(noise_d) or len(real) != len(noise_g):
        raise ValueError
    G, D = Generator(generator, lr_g), Discriminator(discriminator, lr_d)
    history = [np.zeros((len(real), k)) for k in (2, 3, 2)]
    for t in range(len(real)):
        history[2][t] = D.step(real[t], G(noise_d[t])), G.step(noise_g[t], D)
        history[0][t], history[1][t] = G.weights, D.weights
    return tuple(history)
