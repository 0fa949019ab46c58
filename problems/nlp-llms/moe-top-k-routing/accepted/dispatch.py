# style: one-hot choices and cumulative sums, as on an accelerator; a buffer for each expert
import numpy as np


def probabilities(logits):
    z = np.array(logits, dtype=float)
    p = np.exp(z - np.max(z, axis=-1)[:, None])
    return z, p / np.sum(p, axis=-1)[:, None]


def route(logits, k, capacity_factor):
    z, p = probabilities(logits)
    T, E = z.shape
    if k < 1 or k > E or not capacity_factor > 0:
        raise ValueError("route")
    experts = np.lexsort((np.broadcast_to(np.arange(E), z.shape), -z), axis=-1)[:, :k]
    capacity = int(np.ceil(capacity_factor * k * T / E))
    ranked = np.eye(E, dtype=int)[experts.T.ravel()]  # (k * T, E): rank by rank
    place = (np.cumsum(ranked, axis=0) * ranked).sum(axis=1) - 1
    slots = np.where(place < capacity, place, -1).reshape(k, T).T
    weights = p[np.arange(T)[:, None], experts]
    weights /= weights.sum(axis=-1)[:, None]
    weights[slots < 0] = 0
    return experts, weights, slots


def moe_layer(x, W_gate, W_experts, k, capacity_factor):
    x, W_experts = np.array(x, dtype=float), np.array(W_experts, dtype=float)
    experts, weights, slots = route(x @ np.array(W_gate, dtype=float), k, capacity_factor)
    E = len(W_experts)
    buffers = np.zeros((E, slots.max() + 1, x.shape[1]))
    t, j = np.nonzero(slots >= 0)
    buffers[experts[t, j], slots[t, j]] = x[t]
    done = buffers @ W_experts
    y = np.zeros((len(x), W_experts.shape[-1]))
    np.add.at(y, t, weights[t, j][:, None] * done[experts[t, j], slots[t, j]])
    return y


def load_balancing_loss(logits, k):
    experts, _, _ = route(logits, k, 1.0)
    _, p = probabilities(logits)
    E = p.shape[1]
    f = np.array([np.mean(experts == i) for i in range(E)])
    return E * np.sum(f * np.mean(p, axis=0))
