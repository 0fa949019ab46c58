import numpy as np
from gradus import Lines
from reference import huber_loss, huber_loss_grad


def figures():
    errors = np.linspace(-3.0, 3.0, 121)
    zeros = np.zeros_like(errors)
    values = {f"delta {d:g}": huber_loss(errors, zeros, d, "none") for d in (0.5, 1.0, 2.0)}
    values["half the square"] = errors**2 / 2
    slopes = {f"delta {d:g}": huber_loss_grad(errors, zeros, d, "none") for d in (0.5, 1.0, 2.0)}
    return {
        "losses": Lines(errors, values, dashed=["half the square"], x_label="pred - target", y_label="loss"),
        "slopes": Lines(errors, slopes, x_label="pred - target", y_label="derivative"),
    }
