# verdict: wrong_answer
# entry: pegasos
# group: example
# lesson: You count the steps one too high: the first has t = 1.
import numpy as np


def pegasos(X, y, order, lam):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    w = np.zeros_like(X[0])
    for t, i in enumerate(order, start=2):
        eta = 1 / (lam * t)
        margin = y[i] * (X[i] @ w)  # with the weights before this step
        w = (1 - 1 / t) * w  # eta * lam is 1 / t: the penalty shrinks in every step
        if margin < 1:
            w = w + eta * y[i] * X[i]
    return w, float(lam / 2 * np.sum(w**2) + np.maximum(0, 1 - y * (X @ w)).mean())


def kernel_pegasos(X, y, order, lam, gamma):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n, steps = len(X), len(order)
    squares = np.array([np.sum((X - x) ** 2, axis=1) for x in X])  # (n, n), exact also far from zero
    K = np.exp(-gamma * squares)
    counts = np.zeros(n, dtype=np.int64)
    for t, i in enumerate(order):  # t steps came before: w is the sum of counts * y * feature over lam * t
        if t == 0 or y[i] * (K[i] @ (counts * y)) < lam * t:  # margin below 1, without dividing
            counts[i] += 1
    c = counts * y / (lam * max(steps, 1))  # (n,): w is the sum of c * feature
    scores = K @ c
    return counts, float(lam / 2 * (c @ scores) + np.maximum(0, 1 - y * scores).mean())
