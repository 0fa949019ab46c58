# style: plain lists; weighted means; Beta draws as ratios of Gamma draws
import math

import numpy as np


def value_estimates(actions, rewards, n_arms, alpha=None, initial=0.0):
    paid, values, rows = [[] for _ in range(n_arms)], [float(initial)] * n_arms, []
    for a, r in zip(map(int, actions), map(float, rewards)):
        paid[a].append(r)
        values[a] = math.fsum(paid[a]) / len(paid[a]) if alpha is None else (1 - alpha) * values[a] + alpha * r
        rows.append(values[:])
    return rows or np.zeros((0, n_arms))


def gradient_bandit(actions, rewards, n_arms, alpha=0.1, baseline=True):
    h, total = [0.0] * n_arms, 0.0
    hs, ps = [], []

    def keep():
        top = max(h)
        e = [math.exp(x - top) for x in h]
        hs.append(h[:])
        ps.append([x / sum(e) for x in e])

    keep()
    for t, (a, r) in enumerate(zip(map(int, actions), map(float, rewards))):
        bar = (total / t if t else r) if baseline else 0.0
        total += r
        for k in range(n_arms):
            h[k] += alpha * (r - bar) * ((k == a) - ps[-1][k])
        keep()
    return hs, ps


def thompson_choice(successes, failures, rng):
    rates = []
    for s, f in zip(map(int, successes), map(int, failures)):
        won, lost = rng.gamma(s + 1.0), rng.gamma(f + 1.0)
        rates.append(won / (won + lost))
    return rates.index(max(rates))
