# verdict: time_limit
# entry: discounted_returns
# group: scale
# lesson: You add up the rest of the rollout anew for each step, which is quadratic in its length. Go backwards: a
# return is a reward and the discounted return after it.
import numpy as np


def discounted_returns(rewards, dones, last_value, gamma):
    r = np.asarray(rewards, dtype=np.float64)
    T = len(r)
    factors = np.power(float(gamma), np.arange(T + 1))
    ends = np.append(np.flatnonzero(dones), T)
    returns = np.zeros(T)
    for t in range(T):
        end = ends[np.searchsorted(ends, t)]
        stop = min(end + 1, T)
        returns[t] = factors[: stop - t] @ r[t:stop]
        if end == T:
            returns[t] += factors[T - t] * last_value
    return returns


def right_returns(rewards, dones, last_value, gamma):
    returns = np.zeros(len(rewards))
    ahead = last_value
    for t in reversed(range(len(rewards))):
        ahead = float(rewards[t]) + (0.0 if dones[t] else gamma * ahead)
        returns[t] = ahead
    return returns


def n_step_returns(rewards, values, dones, gamma, n):
    steps = np.arange(len(rewards))
    ends = np.append(np.flatnonzero(dones), len(rewards))  # the step that ends each episode; T: none does
    end = ends[np.searchsorted(ends, steps)]  # (T,): that of the episode of step t
    stop = np.minimum(steps + n, len(rewards))  # (T,): the step at which the critic takes over
    full = np.append(right_returns(rewards, dones, 0.0, gamma), 0.0)  # rewards to the end; 0 at T
    # The first stop - t terms of G_t are all of G_t but the discounted rest.
    rest = np.asarray(values, dtype=np.float64)[stop] - full[stop]
    return full[steps] + np.where(end < stop, 0.0, np.power(float(gamma), stop - steps) * rest)


def gae(rewards, values, dones, gamma, lam):
    rewards, values = np.asarray(rewards, dtype=np.float64), np.asarray(values, dtype=np.float64)
    deltas = rewards + np.where(dones, 0.0, gamma * values[1:]) - values[:-1]  # (T,)
    advantages = right_returns(deltas, dones, 0.0, gamma * lam)
    return advantages, advantages + values[:-1]
