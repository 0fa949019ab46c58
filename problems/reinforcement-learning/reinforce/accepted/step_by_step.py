# style: plain Python, one step after the other, recursion for the returns
import math


def returns_of(rewards, gamma, t=0):
    if t == len(rewards):
        return []
    rest = returns_of(rewards, gamma, t + 1)
    return [float(rewards[t]) + (gamma * rest[0] if rest else 0.0), *rest]


def steps(weights, episodes, gamma, baseline):
    if baseline is not None and baseline != "mean" and baseline != "leave-one-out":
        raise ValueError("baseline")
    columns = [[float(w) for w in column] for column in zip(*weights)]
    all_returns = [returns_of(r, gamma) for _, _, r in episodes]
    flat = [g for row in all_returns for g in row]
    for i, (features, actions, _) in enumerate(episodes):
        for t, (x, a) in enumerate(zip(features, actions)):
            b = 0.0
            if baseline == "mean":
                b = sum(flat) / len(flat)
            elif baseline:
                others = [row[t] for j, row in enumerate(all_returns) if j != i and t < len(row)]
                b = sum(others) / len(others) if others else 0.0
            x = [float(v) for v in x]
            scores = [sum(v * w for v, w in zip(x, column)) for column in columns]
            top = max(scores)
            log_sum = top + math.log(sum(math.exp(s - top) for s in scores))
            yield x, int(a), all_returns[i][t] - b, [s - log_sum for s in scores]


def reinforce_loss(weights, episodes, gamma=0.99, baseline=None):
    return -sum(weight * logp[a] for _, a, weight, logp in steps(weights, episodes, gamma, baseline)) / len(episodes)


def reinforce_loss_grad(weights, episodes, gamma=0.99, baseline=None):
    grad = [[0.0] * len(row) for row in weights]
    for x, a, weight, logp in steps(weights, episodes, gamma, baseline):
        for j, v in enumerate(x):
            for k, lp in enumerate(logp):
                grad[j][k] += weight * v * (math.exp(lp) - (k == a)) / len(episodes)
    return grad
