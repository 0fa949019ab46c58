"""scipy.signal.lfilter over each episode, reversed; n-step returns by their sums."""

REQUIRES = ["scipy"]


def filtered(x, dones, last, factor):
    """y[t] = x[t] + factor * y[t + 1], anew after each end, with last behind the last step."""
    import numpy as np
    from scipy.signal import lfilter

    x, y = np.asarray(x, dtype=float), np.zeros(len(x))
    starts = [0, *(np.flatnonzero(dones) + 1)]
    for start, stop in zip(starts, [*starts[1:], len(x)]):
        if start < stop:
            state = [0.0 if dones[stop - 1] else factor * last]
            y[start:stop] = lfilter([1.0], [1.0, -factor], x[start:stop][::-1], zi=state)[0][::-1]
    return y


def discounted_returns(rewards, dones, last_value, gamma):
    return filtered(rewards, dones, last_value, float(gamma))


def n_step_returns(rewards, values, dones, gamma, n):
    import numpy as np

    if len(rewards) > 1000:
        return NotImplemented
    returns = []
    for t in range(len(rewards)):
        total, factor = [], 1.0
        for k in range(t, t + n):
            if k == len(rewards):
                break
            total.append(factor * float(rewards[k]))
            factor *= float(gamma)
            if dones[k]:
                break
        else:
            k += 1
        ended = k < len(rewards) and dones[k] and len(total) == k - t + 1
        returns.append(sum(total) + (0.0 if ended else factor * float(values[t + len(total)])))
    return np.array(returns)


def gae(rewards, values, dones, gamma, lam):
    import numpy as np

    rewards, values = np.asarray(rewards, dtype=float), np.array(values, dtype=float)
    after = values[1:].copy()
    after[np.asarray(dones, dtype=bool)] = 0.0
    advantages = filtered(rewards + float(gamma) * after - values[:-1], dones, 0.0, float(gamma) * float(lam))
    return advantages, advantages + values[:-1]
