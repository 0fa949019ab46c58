# style: vectorised doubling: linear maps y = x + factor * next are composed 1, 2, 4, ... at a time
import numpy as np


def scan(x, factors, last):
    """y[t] = x[t] + factors[t] * y[t + 1], for which y[T] = last."""
    y, f = np.append(x, last), np.append(factors, 0.0)
    span = 1
    while span < len(y):
        y[:-span] = y[:-span] + f[:-span] * y[span:]
        f[:-span] = f[:-span] * f[span:]
        span *= 2
    return y[:-1]


def discounted_returns(rewards, dones, last_value, gamma):
    last = 0.0 if len(dones) and dones[-1] else float(last_value)
    return scan(np.array(rewards, dtype=float), np.where(dones, 0.0, float(gamma)), last)


def n_step_returns(rewards, values, dones, gamma, n):
    # sums of n terms out of sums of powers of two, from the far end of the window
    T = len(rewards)
    v = np.array(values, dtype=float)
    if T and dones[-1]:
        v[-1] = 0.0
    y, f = np.array(rewards, dtype=float), np.where(dones, 0.0, float(gamma))
    n, span = min(n, T), 1
    while n:
        ahead = np.minimum(np.arange(T) + span, T)
        if n & 1:
            v = np.append(y + f * v[ahead], v[-1])
        later, more = np.append(y, 0.0)[ahead], np.append(f, 1.0)[ahead]
        y, f = y + f * later, f * more
        n, span = n >> 1, 2 * span
    return v[:-1]


def gae(rewards, values, dones, gamma, lam):
    v = np.array(values, dtype=float)
    ahead = np.where(dones, 0.0, v[1:])
    advantages = scan(np.asarray(rewards) + gamma * ahead - v[:-1], np.where(dones, 0.0, float(gamma * lam)), 0.0)
    return [advantages, np.add(advantages, v[:-1])]
