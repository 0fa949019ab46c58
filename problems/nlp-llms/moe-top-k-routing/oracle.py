"""Events in a sorted list: (rank, token) pairs are served in order, and scipy.special gives the softmax."""

REQUIRES = ["scipy"]


def chosen(logits, k):
    import numpy as np

    rows = np.array(logits, dtype=float).tolist()
    return [[i for _, i in sorted((-v, i) for i, v in enumerate(row))][:k] for row in rows]


def route(logits, k, capacity_factor):
    from fractions import Fraction

    import numpy as np
    from scipy.special import softmax

    experts = chosen(logits, k)
    T, E = len(experts), len(logits[0])
    room = Fraction(capacity_factor) * k * T / E
    room = {i: -(-room.numerator // room.denominator) for i in range(E)}
    if abs(float(Fraction(capacity_factor) * k * T / E) % 1) < 1e-6 and capacity_factor * 64 % 1:
        return NotImplemented
    full = dict(room)
    slots, weights = np.full((T, k), -1), np.zeros((T, k))
    p = softmax(np.array(logits, dtype=float), axis=1)
    for rank, token in sorted((rank, token) for token in range(T) for rank in range(k)):
        i = experts[token][rank]
        if room[i] > 0:
            slots[token, rank] = full[i] - room[i]
            weights[token, rank] = p[token][i] / sum(p[token][e] for e in experts[token])
            room[i] -= 1
    return experts, weights, slots


def moe_layer(x, W_gate, W_experts, k, capacity_factor):
    import numpy as np

    x, W_gate, W_experts = (np.array(each, dtype=float) for each in (x, W_gate, W_experts))
    routed = route(x @ W_gate, k, capacity_factor)
    if routed is NotImplemented:
        return NotImplemented
    every = np.einsum("td,edo->teo", x, W_experts)
    dense = np.zeros(every.shape[:2])
    for t, (experts, weights) in enumerate(zip(routed[0], routed[1])):
        dense[t, experts] = weights
    return np.einsum("te,teo->to", dense, every)


def load_balancing_loss(logits, k):
    import numpy as np
    from scipy.special import softmax

    p = softmax(np.array(logits, dtype=float), axis=1)
    flat = [i for row in chosen(logits, k) for i in row]
    return sum(flat.count(i) / len(flat) * p[:, i].mean() for i in range(p.shape[1])) * p.shape[1]
