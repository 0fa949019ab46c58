import numpy as np
from gradus import Lines
from reference import vae_loss


def figures():
    spread = np.linspace(0.05, 2.0, 80)
    noise = np.array([[-1.0], [1.0]])  # mean 0 and variance 1, as a stand-in for many draws
    terms = {"reconstruction": [], "KL": [], "loss, beta 1": [], "loss, beta 4": []}
    for sigma in spread:
        logvar = np.full((2, 1), 2 * np.log(sigma))
        inputs = (
            np.full((2, 1), 1.5),
            np.full((2, 1), 0.75),
            logvar,
            noise,
            np.array([[2.0]]),
            np.zeros(1),
            "gaussian",
        )
        loss, reconstruction, kl, _, _ = vae_loss(*inputs)
        four = vae_loss(*inputs, beta=4.0)[0]
        for name, value in zip(terms, (reconstruction, kl, loss, four)):
            terms[name].append(value)
    return {"spread": Lines(spread, terms, dashed=["reconstruction", "KL"], x_label="sigma", y_label="nats")}
