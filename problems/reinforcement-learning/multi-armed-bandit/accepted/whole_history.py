# style: sums over the whole history by cumsum; the preferences in closed form for each step; order statistics
import numpy as np


def value_estimates(actions, rewards, n_arms, alpha=None, initial=0.0):
    pulled = np.equal.outer(np.asarray(actions), np.arange(n_arms))  # (T, K)
    if alpha is None:
        n = pulled.cumsum(0)
        total = (pulled * np.asarray(rewards, dtype=float)[:, None]).cumsum(0)
        return np.where(n > 0, total / np.maximum(n, 1), float(initial))
    rows = [np.full(n_arms, float(initial))]
    for hit, r in zip(pulled, rewards):
        rows.append(np.where(hit, rows[-1] - alpha * (rows[-1] - float(r)), rows[-1]))
    return np.array(rows[1:]).reshape(-1, n_arms)


def gradient_bandit(actions, rewards, n_arms, alpha=0.1, baseline=True):
    r = np.array(rewards, dtype=float)
    T = len(r)
    bars = np.zeros(T)
    if baseline and T:
        bars = np.append(r[:1], r.cumsum()[:-1] / np.arange(1, T))
    H = np.zeros((T + 1, n_arms))
    P = np.full((T + 1, n_arms), 1 / n_arms)
    for t in range(T):
        step = -P[t]
        step[actions[t]] += 1.0
        H[t + 1] = H[t] + alpha * (r[t] - bars[t]) * step
        P[t + 1] = np.exp(H[t + 1] - np.logaddexp.reduce(H[t + 1]))
    return {"probabilities": P, "preferences": H}


def thompson_choice(successes, failures, rng):
    # the (s + 1)-th smallest of s + f + 1 uniform numbers has the Beta distribution
    best, choice = -1.0, 0
    for k in range(len(successes)):
        s, f = int(successes[k]), int(failures[k])
        rate = np.partition(rng.random(s + f + 1), s)[s]
        if rate > best:
            best, choice = rate, k
    return choice
