"""Weighted sums in closed form; the complex step through log softmax; SciPy's Beta quantiles."""

REQUIRES = ["scipy"]


def value_estimates(actions, rewards, n_arms, alpha=None, initial=0.0):
    import numpy as np

    table = np.full((len(actions), n_arms), float(initial))
    for t in range(len(actions)):
        for k in range(n_arms):
            paid = np.asarray(rewards, dtype=float)[: t + 1][np.asarray(actions)[: t + 1] == k]
            if len(paid) and alpha is None:
                table[t, k] = paid.mean()
            elif len(paid):
                fading = (1.0 - alpha) ** np.arange(len(paid))[::-1]
                table[t, k] = (1.0 - alpha) ** len(paid) * initial + alpha * (fading * paid).sum()
    return table


def log_softmax(h):
    import numpy as np

    top = h.real.max()
    return h - top - np.log(np.exp(h - top).sum())


def gradient_bandit(actions, rewards, n_arms, alpha=0.1, baseline=True):
    import numpy as np

    rewards = np.asarray(rewards, dtype=float)
    h = [np.zeros(n_arms)]
    for t, a in enumerate(np.asarray(actions, dtype=int)):
        bar = 0.0 if not baseline else rewards[:t].mean() if t else rewards[0]
        slope = [log_softmax(h[-1] + 1e-30j * unit)[a].imag / 1e-30 for unit in np.eye(n_arms)]
        h.append(h[-1] + alpha * (rewards[t] - bar) * np.array(slope))
    return np.array(h), np.exp([log_softmax(row) for row in h])


def thompson_choice(successes, failures, rng):
    import numpy as np
    from scipy.stats import beta

    uniform = rng.random(len(successes))
    return int(np.argmax(beta.ppf(uniform, np.asarray(successes) + 1.0, np.asarray(failures) + 1.0)))
