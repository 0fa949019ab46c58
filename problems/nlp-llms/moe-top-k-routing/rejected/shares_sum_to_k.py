# verdict: wrong_answer
# entry: load_balancing_loss
# group: example
# lesson: Your shares are of the tokens and sum to k. They are of all choices and sum to 1.
import math

import numpy as np


def top_k(logits, k):
    """(probabilities (T, E), experts (T, k) by falling logit)"""
    logits = np.asarray(logits, dtype=np.float64)
    _, E = logits.shape
    if not 1 <= k <= E:
        raise ValueError("k must be from 1 to the number of experts")
    p = np.exp(logits - logits.max(axis=-1, keepdims=True))
    p = p / p.sum(axis=-1, keepdims=True)
    return p, np.argsort(-logits, axis=-1, kind="stable")[:, :k]  # stable: the lower index of equal ones


def route(logits, k, capacity_factor):
    p, experts = top_k(logits, k)
    if capacity_factor <= 0:
        raise ValueError("capacity_factor must be above 0")
    T, E = p.shape
    capacity = math.ceil(capacity_factor * k * T / E)
    slots = np.full((T, k), -1)
    used = [0] * E
    for j in range(k):  # all first choices before any second one
        for t in range(T):
            expert = experts[t, j]
            if used[expert] < capacity:
                slots[t, j] = used[expert]
                used[expert] += 1
    weights = np.take_along_axis(p, experts, axis=-1)
    weights = weights / weights.sum(axis=-1, keepdims=True)  # before dropping
    return experts, np.where(slots >= 0, weights, 0.0), slots


def moe_layer(x, W_gate, W_experts, k, capacity_factor):
    x, W_gate, W_experts = (np.asarray(each, dtype=np.float64) for each in (x, W_gate, W_experts))
    experts, weights, _ = route(x @ W_gate, k, capacity_factor)
    y = np.zeros((len(x), W_experts.shape[2]))
    for i, W in enumerate(W_experts):
        gate = (weights * (experts == i)).sum(axis=-1)  # (T,): this expert's weight for each token
        y += gate[:, None] * (x @ W)
    return y


def load_balancing_loss(logits, k):
    p, experts = top_k(logits, k)
    _, E = p.shape
    share = np.bincount(experts.ravel(), minlength=E) / len(experts)
    return float(E * (share * p.mean(axis=0)).sum())
