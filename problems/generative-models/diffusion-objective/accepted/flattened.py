# style: flattens each sample to a row; weights by a branch; the pair through a 2 x 2 rotation
import numpy as np


def diffusion_loss(model, x0, noise, t, alphas_cumprod, prediction_type="epsilon", snr_gamma=None):
    if prediction_type == "epsilon":
        power = 1
    elif prediction_type == "sample":
        power = 0
    elif prediction_type == "v_prediction":
        power = None
    else:
        raise ValueError("unknown type")
    shape, B = np.shape(x0), len(x0)
    x, e = np.reshape(x0, (B, -1)).astype(float), np.reshape(noise, (B, -1)).astype(float)
    a = np.take(alphas_cumprod, t)[:, None].astype(float)
    output = np.reshape(model((a**0.5 * x + (1 - a) ** 0.5 * e).reshape(shape), t), (B, -1))
    target = e if power == 1 else x if power == 0 else a**0.5 * e - (1 - a) ** 0.5 * x
    per_sample = ((output - target) ** 2).mean(axis=1)
    if snr_gamma is not None:
        snr = (a / (1 - a))[:, 0]
        per_sample *= np.where(snr < snr_gamma, snr, snr_gamma) / (snr + 1 if power is None else snr**power)
    return float(np.mean(per_sample))


def to_x0_and_noise(prediction, x_t, t, alphas_cumprod, prediction_type):
    if prediction_type not in ["epsilon", "sample", "v_prediction"]:
        raise ValueError("unknown type")
    angle = np.arccos(np.sqrt(np.take(alphas_cumprod, t)))
    angle = angle.reshape((-1,) + (1,) * (np.ndim(x_t) - 1))
    c, s = np.cos(angle), np.sin(angle)
    if prediction_type == "epsilon":
        return (x_t - s * prediction) / c, prediction
    if prediction_type == "sample":
        return prediction, (x_t - c * prediction) / s
    return c * x_t - s * prediction, s * x_t + c * prediction
