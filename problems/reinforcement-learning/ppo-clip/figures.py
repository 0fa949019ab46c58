import numpy as np
from gradus import Lines
from reference import ppo_loss, ppo_loss_grad

ZERO, ONE = np.zeros(1), np.ones(1, dtype=bool)


def surrogate(ratio, advantage):
    log = np.array([np.log(ratio)])
    return -ppo_loss(log, ZERO, np.array([advantage]), ZERO, ZERO, ZERO, ONE)[0]


def probability(clip, count):
    """The best sampled action's probability over gradient steps on one batch of six samples."""
    actions, advantages = np.array([0, 0, 1, 1, 2, 2]), np.array([1.0, 0.4, -0.2, 0.1, -0.5, -0.8])
    z, zeros, path = np.zeros(3), np.zeros(6), []
    for _ in range(count):
        p = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
        path.append(p[0])
        logs, old = np.log(p[actions]), np.full(6, np.log(1 / 3))
        grad, _ = ppo_loss_grad(logs, old, advantages, zeros, zeros, zeros, np.ones(6, dtype=bool), clip)
        z = z - 0.3 * grad @ (np.eye(3)[actions] - p)
    return path


def figures():
    ratios = np.linspace(0.4, 1.8, 71)
    curves = {f"advantage {A:g}": [surrogate(r, A) for r in ratios] for A in (1.0, -1.0)}
    steps = np.arange(120)
    paths = {"clip 0.2": probability(0.2, 120), "almost no clipping": probability(0.999, 120)}
    return {
        "surrogate": Lines(ratios, curves, x_label="ratio", y_label="surrogate"),
        "steps": Lines(steps, paths, x_label="step", y_label="probability of the best sampled action"),
    }
