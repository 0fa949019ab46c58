# style: Python lists token by token, buffers as lists
import math

import numpy as np


def ranked(row):
    return sorted(range(len(row)), key=lambda i: (-row[i], i))


def softmax(row):
    top = max(row)
    parts = [math.exp(v - top) for v in row]
    return [v / sum(parts) for v in parts]


def route(logits, k, capacity_factor):
    rows = [[float(v) for v in row] for row in logits]
    T, E = len(rows), len(rows[0])
    if k not in range(1, E + 1) or capacity_factor <= 0:
        raise ValueError
    experts = [ranked(row)[:k] for row in rows]
    weights = [softmax([row[i] for i in chosen]) for row, chosen in zip(rows, experts)]
    slots = [[-1] * k for _ in rows]
    buffers = [[] for _ in range(E)]
    for j in range(k):
        for t in range(T):
            buffer = buffers[experts[t][j]]
            if len(buffer) < math.ceil(capacity_factor * k * T / E):
                slots[t][j] = len(buffer)
                buffer.append(t)
            else:
                weights[t][j] = 0.0
    return experts, weights, slots


def moe_layer(x, W_gate, W_experts, k, capacity_factor):
    x = np.asarray(x).astype(float)
    experts, weights, _ = route(x @ np.asarray(W_gate).astype(float), k, capacity_factor)
    rows = []
    for t, row in enumerate(x):
        rows.append(sum(w * (row @ W_experts[i]) for i, w in zip(experts[t], weights[t])))
    return np.array(rows)


def load_balancing_loss(logits, k):
    experts, _, _ = route(logits, k, 1)
    P = np.mean([softmax([float(v) for v in row]) for row in logits], axis=0)
    flat = [i for chosen in experts for i in chosen]
    return len(P) * sum(P[i] for i in flat) / len(flat)
