# verdict: wrong_answer
# entry: reinforce_loss
# group: stability
# lesson: Exponentials of large scores overflow, or underflow to zero, before you take the logarithm. Subtract the
# largest score of each step from its scores, and from those the logarithm of the sum of their exponentials.
import numpy as np


def discounted_returns(rewards, gamma):
    returns, ahead = [], 0.0
    for r in reversed(rewards):
        ahead = float(r) + gamma * ahead
        returns.append(ahead)
    return np.array(returns[::-1])  # (T,)


def advantages(episodes, gamma, baseline):
    """Return less baseline for each step, a list of one array for each episode."""
    if baseline not in (None, "mean", "leave-one-out"):
        raise ValueError(f"no such baseline: {baseline}")
    returns = [discounted_returns(rewards, gamma) for _, _, rewards in episodes]
    if baseline is None:
        return returns
    if baseline == "mean":
        mean = np.concatenate(returns).sum() / max(sum(map(len, returns)), 1)
        return [g - mean for g in returns]
    longest = max(map(len, returns))
    sums, counts = np.zeros(longest), np.zeros(longest)  # over the episodes that have a step t
    for g in returns:
        sums[: len(g)] += g
        counts[: len(g)] += 1
    # The others: all but this one. Where there is none, 0 over 1.
    return [g - (sums[: len(g)] - g) / np.maximum(counts[: len(g)] - 1, 1) for g in returns]


def log_probabilities(weights, features):
    z = np.asarray(features, dtype=np.float64) @ np.asarray(weights, dtype=np.float64)  # (T, A)
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def reinforce_loss(weights, episodes, gamma=0.99, baseline=None):
    total = 0.0
    for (features, actions, _), weight in zip(episodes, advantages(episodes, gamma, baseline)):
        with np.errstate(all="ignore"):
            taken = np.log(np.exp(log_probabilities(weights, features)))[np.arange(len(actions)), actions]
        total -= weight @ taken
    return float(total / len(episodes))


def reinforce_loss_grad(weights, episodes, gamma=0.99, baseline=None):
    grad = np.zeros(np.shape(weights))
    for (features, actions, _), weight in zip(episodes, advantages(episodes, gamma, baseline)):
        slope = np.exp(log_probabilities(weights, features))  # (T, A): of -ln pi(a) by the scores
        slope[np.arange(len(actions)), actions] -= 1
        grad += np.asarray(features, dtype=np.float64).T @ (weight[:, None] * slope)
    return grad / len(episodes)
