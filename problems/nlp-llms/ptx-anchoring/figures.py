import numpy as np
from gradus import Grid, Lines
from reference import mixed_loss, mixed_loss_grad, ptx_losses_after_step


def setting():
    rng = np.random.default_rng(82)
    weights = rng.normal(scale=0.5, size=(4, 5))
    corpus = rng.normal(size=(30, 4))
    targets = (corpus @ rng.normal(scale=2.0, size=(4, 5))).argmax(axis=1)
    contexts = rng.normal(size=(12, 4))
    return weights, contexts, corpus, targets


def figures():
    weights, contexts, corpus, targets = setting()
    gammas = np.linspace(0.0, 3.0, 31)
    likely = (contexts @ weights).argmax(axis=1)
    found = {}
    for name, sign in (("gradients that fight", 1.0), ("gradients that agree", -1.0)):
        batches = (contexts, likely, sign * np.ones(12), corpus, targets)
        found[name] = ptx_losses_after_step(weights, *batches, gammas, 0.5)
    before = mixed_loss(weights, contexts, likely, np.ones(12), corpus, targets, 0.0)[2]
    found["before the step"] = np.full(31, before)
    step = Lines(gammas, found, dashed=["before the step"], x_label="gamma", y_label="pretraining loss")
    rewarded = np.full(12, 2)  # the token that the reward likes
    losses = {"without": [], "with gamma 1": []}
    chances = {"without": [], "with gamma 1": []}
    for name, gamma in (("without", 0.0), ("with gamma 1", 1.0)):
        w = weights
        for _ in range(41):
            batches = (contexts, rewarded, np.ones(12), corpus, targets)
            _, rl, ptx = mixed_loss(w, *batches, gamma)
            losses[name].append(ptx)
            chances[name].append(np.exp(-rl))
            w = w - 0.5 * mixed_loss_grad(w, *batches, gamma)[0]
    t = np.arange(41)
    both = Grid(
        [
            Lines(t, losses, x_label="step", y_label="pretraining loss"),
            Lines(t, chances, x_label="step", y_label="probability of the rewarded token"),
        ]
    )
    return {"gamma": step, "training": both}
