# verdict: wrong_answer
# entry: gae
# group: example
# lesson: Your advantages flow over the end of an episode. There the recursion starts anew.
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
    steps = np.arange(len(rewards))
    ends = np.append(np.flatnonzero(dones), len(rewards))  # the step that ends each episode; T: none does
    end = ends[np.searchsorted(ends, steps)]  # (T,): that of the episode of step t
    stop = np.minimum(steps + n, len(rewards))  # (T,): the step at which the critic takes over
    full = np.append(discounted_returns(rewards, dones, 0.0, gamma), 0.0)  # rewards to the end; 0 at T
    # The first stop - t terms of G_t are all of G_t but the discounted rest.
    rest = np.asarray(values, dtype=np.float64)[stop] - full[stop]
    return full[steps] + np.where(end < stop, 0.0, np.power(float(gamma), stop - steps) * rest)


def gae(rewards, values, dones, gamma, lam):
    rewards, values = np.asarray(rewards, dtype=np.float64), np.asarray(values, dtype=np.float64)
    deltas = rewards + np.where(dones, 0.0, gamma * values[1:]) - values[:-1]  # (T,)
    advantages = discounted_returns(deltas, np.zeros(len(deltas), dtype=bool), 0.0, gamma * lam)
    return advantages, advantages + values[:-1]
