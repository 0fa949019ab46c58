"""torch.autograd through a categorical distribution; the advantages by their definitions."""

REQUIRES = ["torch"]


def advantages(episodes, gamma, baseline):
    returns = [
        [sum(float(gamma) ** (k - t) * float(r[k]) for k in range(t, len(r))) for t in range(len(r))]
        for _, _, r in episodes
    ]
    every = [g for row in returns for g in row]
    if baseline == "mean":
        return [[g - sum(every) / len(every) for g in row] for row in returns]
    if baseline is None:
        return returns
    found = []
    for i, row in enumerate(returns):
        others = [[o[t] for j, o in enumerate(returns) if j != i and len(o) > t] for t in range(len(row))]
        found.append([g - (sum(o) / len(o) if o else 0.0) for g, o in zip(row, others)])
    return found


def loss_of(weights, episodes, gamma, baseline):
    import numpy as np
    import torch

    W = torch.tensor(np.array(weights, dtype=float), requires_grad=True)
    total = 0.0 * W.sum()
    for (features, actions, _), weight in zip(episodes, advantages(episodes, gamma, baseline)):
        if len(actions):
            policy = torch.distributions.Categorical(logits=torch.tensor(np.array(features, dtype=float)) @ W)
            taken = policy.log_prob(torch.tensor(np.array(actions, dtype=np.int64)))
            total = total - (torch.tensor(weight, dtype=torch.float64) * taken).sum()
    return W, total / len(episodes)


def reinforce_loss(weights, episodes, gamma=0.99, baseline=None):
    return float(loss_of(weights, episodes, gamma, baseline)[1].detach())


def reinforce_loss_grad(weights, episodes, gamma=0.99, baseline=None):
    W, loss = loss_of(weights, episodes, gamma, baseline)
    loss.backward()
    return W.grad.numpy()
