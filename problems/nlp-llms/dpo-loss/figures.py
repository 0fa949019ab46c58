import numpy as np
from gradus import Lines
from reference import dpo_loss, dpo_loss_grad

ONE = np.ones((1, 2, 1), dtype=bool)


def pair(margin):
    return np.array([[[margin], [0.0]]])


def figures():
    margins = np.linspace(-4.0, 6.0, 101)
    zero = pair(0.0)
    curves = {
        name: [dpo_loss(pair(h), zero, ONE, 1.0, smoothing)[0] for h in margins]
        for name, smoothing in (("no smoothing", 0.0), ("smoothing 0.2", 0.2))
    }
    loss = Lines(margins, curves, dashed=["smoothing 0.2"], x_label="margin of the rewards", y_label="loss")
    steps, ratios = np.arange(0, 201), {}
    for beta in (0.1, 0.3, 1.0):
        logprobs, path = pair(0.0), []
        for _ in steps:
            path.append(logprobs[0, 0, 0] - logprobs[0, 1, 0])
            logprobs = logprobs - 0.5 / beta * dpo_loss_grad(logprobs, zero, ONE, beta, 0.1)
        ratios[f"beta {beta}"] = path
    beta = Lines(steps, ratios, x_label="step", y_label="log ratio, chosen minus rejected")
    return {"margin": loss, "beta": beta}
