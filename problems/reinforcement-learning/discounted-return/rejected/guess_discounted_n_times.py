# verdict: wrong_answer
# entry: n_step_returns
# group: example, edge
# lesson: You discount the guess by gamma to the n also where fewer than n steps are left. It is as far away as the
# steps that were taken.
import numpy as np


def discounted_returns(rewards, dones, last_value, gamma):
    returns = np.zeros(len(rewards))
    ahead = last_value
    for t in reversed(range(len(rewards))):
        # An end is a branch, not a factor of 0: 0 times NaN is NaN.
        ahead = float(rewards[t]) + (0.0 if dones[t] else gamma * ahead)
        returns[t] = ahead
    return returns


def n_step_returns(rewards, values, dones, gamma, n):
    returns = np.zeros(len(rewards))
    for t in range(len(rewards)):
        k, factor = t, 1.0
        while k < min(t + n, len(rewards)):
            returns[t] += factor * float(rewards[k])
            factor *= gamma
            k += 1
            if dones[k - 1]:
                factor = 0.0
                break
        if factor:
            returns[t] += gamma**n * float(values[k])
    return returns


def gae(rewards, values, dones, gamma, lam):
    rewards, values = np.asarray(rewards, dtype=np.float64), np.asarray(values, dtype=np.float64)
    deltas = rewards + np.where(dones, 0.0, gamma * values[1:]) - values[:-1]  # (T,)
    advantages = discounted_returns(deltas, dones, 0.0, gamma * lam)
    return advantages, advantages + values[:-1]
