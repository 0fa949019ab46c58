import numpy as np
from gradus import Lines
from reference import fit_reward_model, reward_loss, reward_loss_grad


def figures():
    u = np.linspace(-5.0, 5.0, 101)
    zero = np.array([0.0])
    loss = [reward_loss(np.array([each]), zero)[0] for each in u]
    slope = [reward_loss_grad(np.array([each]), zero)[0][0] for each in u]
    pair = Lines(u, {"loss": loss, "slope": slope}, dashed=["slope"], x_label="chosen minus rejected reward")
    rng = np.random.default_rng(71)
    rejected = rng.normal(size=(40, 2))
    gain = np.stack([rng.uniform(0.1, 2.0, size=40), rng.normal(size=40)], axis=1)
    chosen = rejected + gain
    l2 = np.geomspace(0.01, 10.0, 25)
    found = np.array([fit_reward_model(chosen, rejected, each) for each in l2])
    weights = {"first weight": found[:, 0], "second weight": found[:, 1]}
    penalty = Lines(l2, weights, x_label="l2", y_label="weight", x_scale="log")
    return {"loss": pair, "penalty": penalty}
