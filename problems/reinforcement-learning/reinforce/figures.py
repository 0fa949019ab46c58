import numpy as np
from gradus import Bars, Lines
from reference import log_probabilities, reinforce_loss_grad

KINDS = {"none": None, "mean": "mean", "leave-one-out": "leave-one-out"}


def episodes(rng, weights, count=8, steps=5):
    """A corridor: the feature is the place; going right pays more, the nearer to the end."""
    found = []
    for _ in range(count):
        x = np.stack([np.ones(steps), rng.normal(size=steps)], axis=1)
        p = np.exp(log_probabilities(weights, x))
        actions = (rng.random(steps)[:, None] > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
        right = actions == np.where(x[:, 1] > 0, 1, 0)
        found.append((x, actions, 5.0 + right + rng.normal(scale=0.5, size=steps)))
    return found


def spread():
    weights = np.array([[0.2, -0.1], [0.0, 0.3]])
    bars = []
    for kind in KINDS.values():
        rng = np.random.default_rng(61)
        grads = [reinforce_loss_grad(weights, episodes(rng, weights), 1.0, kind) for _ in range(150)]
        bars.append(float(np.sqrt(np.var(grads, axis=0).sum())))
    return Bars(list(KINDS), {"spread of the gradient": bars}, x_label="baseline", y_label="spread")


def learning():
    curves = {}
    for name, kind in KINDS.items():
        total = np.zeros(40)
        for run in range(12):
            rng, weights = np.random.default_rng([62, run]), np.zeros((2, 2))
            for t in range(40):
                batch = episodes(rng, weights)
                total[t] += np.mean([r.sum() for _, _, r in batch]) / 12
                weights = weights - 0.05 * reinforce_loss_grad(weights, batch, 1.0, kind)
        curves[name] = total
    return Lines(np.arange(40), curves, x_label="update", y_label="return of an episode")


def figures():
    return {"spread": spread(), "learning": learning()}
