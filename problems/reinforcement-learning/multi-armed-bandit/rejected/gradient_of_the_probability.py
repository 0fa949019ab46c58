# verdict: wrong_answer
# entry: gradient_bandit
# group: example
# lesson: You take the gradient of the probability. The update has that of its logarithm, since the pull itself
# already comes with that probability.
import numpy as np


def value_estimates(actions, rewards, n_arms, alpha=None, initial=0.0):
    q, pulls = np.full(n_arms, initial, dtype=np.float64), np.zeros(n_arms)
    estimates = np.zeros((len(actions), n_arms))
    for t, (a, r) in enumerate(zip(actions, rewards)):
        pulls[a] += 1
        share = 1 / pulls[a] if alpha is None else alpha
        q[a] += share * (r - q[a])
        estimates[t] = q
    return estimates


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def gradient_bandit(actions, rewards, n_arms, alpha=0.1, baseline=True):
    h, mean = np.zeros(n_arms), 0.0
    preferences, probabilities = [h], [softmax(h)]
    for t, (a, r) in enumerate(zip(actions, np.asarray(rewards, dtype=np.float64))):
        before = r if t == 0 else mean  # of the rewards so far, without this one
        advantage = r - before if baseline else r
        mean += (r - mean) / (t + 1)
        h = h + alpha * advantage * probabilities[-1][a] * (np.eye(n_arms)[a] - probabilities[-1])
        preferences.append(h)
        probabilities.append(softmax(h))
    return np.array(preferences), np.array(probabilities)


def thompson_choice(successes, failures, rng):
    # As floats: 255 + 1 is 0 in a byte.
    rates = rng.beta(np.asarray(successes, dtype=np.float64) + 1, np.asarray(failures, dtype=np.float64) + 1)  # (K,)
    return int(rates.argmax())
