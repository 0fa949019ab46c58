# style: a loop over the samples; weights as losses in the clean sample
import numpy as np


def roots(alpha):
    return np.sqrt(alpha), np.sqrt(1.0 - alpha)


def known(prediction_type):
    if prediction_type not in {"epsilon", "sample", "v_prediction"}:
        raise ValueError(prediction_type)


def diffusion_loss(model, x0, noise, t, alphas_cumprod, prediction_type="epsilon", snr_gamma=None):
    known(prediction_type)
    a = [float(alphas_cumprod[int(i)]) for i in t]
    x_t = np.array([roots(a[b])[0] * x0[b] + roots(a[b])[1] * noise[b] for b in range(len(t))], dtype=float)
    predictions = model(x_t, t)
    total = 0.0
    for b in range(len(t)):
        signal, spread = roots(a[b])
        snr = a[b] / (1 - a[b])
        capped = snr if snr_gamma is None else min(snr, snr_gamma)
        if prediction_type == "epsilon":
            target, weight = noise[b] * 1.0, capped / snr
        elif prediction_type == "sample":
            target, weight = x0[b] * 1.0, capped if snr_gamma is not None else 1.0
        else:
            target, weight = signal * noise[b] - spread * x0[b], capped / (snr + 1) if snr_gamma is not None else 1.0
        total += weight * np.mean(np.square(predictions[b] - target))
    return total / len(t)


def to_x0_and_noise(prediction, x_t, t, alphas_cumprod, prediction_type):
    known(prediction_type)
    x0, noise = np.zeros(np.shape(x_t)), np.zeros(np.shape(x_t))
    for b in range(len(t)):
        signal, spread = roots(float(alphas_cumprod[int(t[b])]))
        if prediction_type == "epsilon":
            noise[b] = prediction[b]
            x0[b] = (x_t[b] - spread * noise[b]) / signal
        elif prediction_type == "sample":
            x0[b] = prediction[b]
            noise[b] = (x_t[b] - signal * x0[b]) / spread
        else:
            x0[b] = signal * x_t[b] - spread * prediction[b]
            noise[b] = (x_t[b] - signal * x0[b]) / spread
    return x0, noise
