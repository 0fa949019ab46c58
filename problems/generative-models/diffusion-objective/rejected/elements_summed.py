# verdict: wrong_answer
# entry: diffusion_loss
# group: example
# lesson: You add up the squared errors of a sample. Take their mean, so that the loss does not grow with the size
# of a sample.
import numpy as np

TYPES = ("epsilon", "sample", "v_prediction")


def levels(t, alphas_cumprod, axes, prediction_type):
    """The running product of each sample's step, of shape (B, 1, ..., 1), and its two roots."""
    if prediction_type not in TYPES:
        raise ValueError(f"prediction_type must be one of {TYPES}")
    alpha = np.asarray(alphas_cumprod, dtype=np.float64)[t].reshape(np.shape(t) + (1,) * (axes - 1))
    return alpha, np.sqrt(alpha), np.sqrt(1 - alpha)


def diffusion_loss(model, x0, noise, t, alphas_cumprod, prediction_type="epsilon", snr_gamma=None):
    x0, noise = np.asarray(x0, dtype=np.float64), np.asarray(noise, dtype=np.float64)
    alpha, signal, spread = levels(t, alphas_cumprod, x0.ndim, prediction_type)
    targets = {"epsilon": noise, "sample": x0, "v_prediction": signal * noise - spread * x0}
    error = (model(signal * x0 + spread * noise, t) - targets[prediction_type]) ** 2

    weight = 1.0
    if snr_gamma is not None:
        snr = alpha / (1 - alpha)
        weight = np.minimum(snr, snr_gamma) / {"epsilon": snr, "sample": 1, "v_prediction": snr + 1}[prediction_type]
    return (weight * error).sum() / len(x0)


def to_x0_and_noise(prediction, x_t, t, alphas_cumprod, prediction_type):
    prediction, x_t = np.asarray(prediction, dtype=np.float64), np.asarray(x_t, dtype=np.float64)
    _, signal, spread = levels(t, alphas_cumprod, x_t.ndim, prediction_type)
    if prediction_type == "epsilon":
        return (x_t - spread * prediction) / signal, prediction
    if prediction_type == "sample":
        return prediction, (x_t - signal * prediction) / spread
    return signal * x_t - spread * prediction, spread * x_t + signal * prediction
