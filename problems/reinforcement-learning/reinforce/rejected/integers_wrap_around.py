# verdict: wrong_answer
# entry: reinforce_loss
# group: shape
# lesson: You add up narrow integers in their own type, and they wrap around. Convert the rewards first.
import numpy as np


def discounted_returns(rewards, gamma):
    if np.asarray(rewards).dtype.kind in "iu" and gamma == 1:
        return np.cumsum(rewards[::-1], dtype=np.asarray(rewards).dtype)[::-1].astype(np.float64)
    returns, ahead = [], 0.0
    for r in reversed(rewards):
        ahead = float(r) + gamma * ahead
        returns.append(ahead)
    return np.array(returns[::-1])


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


def right_returns(rewards, gamma):
    returns, ahead = [], 0.0
    for r in reversed(rewards):
        ahead = float(r) + gamma * ahead
        returns.append(ahead)
    return np.array(returns[::-1])  # (T,)


def right_advantages(episodes, gamma, baseline):
    """Return less baseline for each step, a list of one array for each episode."""
    if baseline not in (None, "mean", "leave-one-out"):
        raise ValueError(f"no such baseline: {baseline}")
    returns = [right_returns(rewards, gamma) for _, _, rewards in episodes]
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
        taken = log_probabilities(weights, features)[np.arange(len(actions)), actions]  # (T,)
        total -= weight @ taken
    return float(total / len(episodes))


def reinforce_loss_grad(weights, episodes, gamma=0.99, baseline=None):
    grad = np.zeros(np.shape(weights))
    for (features, actions, _), weight in zip(episodes, right_advantages(episodes, gamma, baseline)):
        slope = np.exp(log_probabilities(weights, features))  # (T, A): of -ln pi(a) by the scores
        slope[np.arange(len(actions)), actions] -= 1
        grad += np.asarray(features, dtype=np.float64).T @ (weight[:, None] * slope)
    return grad / len(episodes)
