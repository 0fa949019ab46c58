"""torch's logsigmoid with autograd; scikit-learn's logistic regression on differences and their negatives."""

import numpy as np

REQUIRES = ["torch", "sklearn"]


def rewards(chosen, rejected):
    import torch

    return [torch.tensor(np.array(x, dtype=float), requires_grad=True) for x in (chosen, rejected)]


def reward_loss(chosen, rejected):
    import torch

    c, r = rewards(chosen, rejected)
    loss = -torch.nn.functional.logsigmoid(c - r).mean()
    return float(loss.detach()), float((c > r).double().mean())


def reward_loss_grad(chosen, rejected):
    import torch

    c, r = rewards(chosen, rejected)
    (-torch.nn.functional.logsigmoid(c - r).mean()).backward()
    return c.grad.numpy(), r.grad.numpy()


def fit_reward_model(chosen_features, rejected_features, l2):
    from sklearn.linear_model import LogisticRegression

    x = np.asarray(chosen_features, dtype=float) - np.asarray(rejected_features, dtype=float)
    n = len(x)
    # Each pair stands there twice, once for each class: the sum of the losses is 2 n times the mean.
    model = LogisticRegression(C=1 / (2 * n * l2), fit_intercept=False, solver="newton-cholesky", tol=1e-12)
    model.fit(np.concatenate([x, -x]), np.repeat([1, 0], n))
    return model.coef_[0]
