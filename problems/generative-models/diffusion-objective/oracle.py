"""Every loss as a weighted error of the clean sample: the error of the noise is SNR times it, that of v SNR + 1 times.
The pair comes from a 2 x 2 linear system for each sample."""

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-7, "atol": 1e-9}


def equations(alpha, prediction_type):
    """The rows that give x_t and the prediction from (x0, noise)."""
    signal, spread = np.sqrt(alpha), np.sqrt(1 - alpha)
    rows = {"epsilon": [0.0, 1.0], "sample": [1.0, 0.0], "v_prediction": [-spread, signal]}
    return np.array([[signal, spread], rows[prediction_type]])


def to_x0_and_noise(prediction, x_t, t, alphas_cumprod, prediction_type):
    pairs = []
    for output, noisy, step in zip(np.asarray(prediction, dtype=float), np.asarray(x_t, dtype=float), t):
        system = equations(alphas_cumprod[int(step)], prediction_type)
        pairs.append(np.linalg.solve(system, np.stack([np.ravel(noisy), np.ravel(output)])))
    both = np.stack(pairs, axis=1)
    return both[0].reshape(np.shape(x_t)), both[1].reshape(np.shape(x_t))


def diffusion_loss(model, x0, noise, t, alphas_cumprod, prediction_type="epsilon", snr_gamma=None):
    x_t = np.zeros(np.shape(x0))
    for b, step in enumerate(t):
        mixed = equations(alphas_cumprod[int(step)], "sample")[0]
        x_t[b] = mixed[0] * np.asarray(x0[b], dtype=float) + mixed[1] * np.asarray(noise[b], dtype=float)
    guess = to_x0_and_noise(model(x_t, t), x_t, t, alphas_cumprod, prediction_type)[0]
    total = 0.0
    for b, step in enumerate(t):
        snr = 1 / (1 / alphas_cumprod[int(step)] - 1)
        plain = {"epsilon": snr, "sample": 1.0, "v_prediction": 1 + snr}[prediction_type]
        weight = plain if snr_gamma is None else min(snr, snr_gamma)
        total += weight * np.mean((guess[b] - np.asarray(x0[b], dtype=float)) ** 2)
    return total / len(t)
