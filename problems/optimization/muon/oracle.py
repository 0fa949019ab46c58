"""The same polynomial, applied to the singular values alone."""

REQUIRES = []


def newton_schulz(matrix, steps=5, eps=1e-7):
    import numpy as np

    matrix = np.array(matrix, dtype=np.float64)
    u, s, vt = np.linalg.svd(matrix, full_matrices=False)
    s = s / max(np.sqrt(np.sum(s**2)), eps)  # the Frobenius norm
    for _ in range(steps):
        s = s * np.polyval([2.0315, -4.7750, 3.4445], s**2)
    return (u * s) @ vt


def Muon(params, grads, lr=1e-3, momentum=0.95, weight_decay=0.1):
    import numpy as np

    weights = [np.array(p, dtype=np.float64) for p in params]
    history = [[w.copy() for w in weights]]
    for t in range(1, len(grads) + 1):
        for k, w in enumerate(weights):
            past = [np.array(step[k], dtype=np.float64) for step in grads[:t]]
            mean = sum((1 - momentum) * momentum ** (t - i) * g for i, g in enumerate(past, start=1))  # unrolled
            mixed = (1 - momentum) * past[-1] + momentum * mean
            ratio = np.sqrt(max(1.0, w.shape[0] / w.shape[1]))
            weights[k] = w - lr * (weight_decay * w + ratio * newton_schulz(mixed))
        history.append([w.copy() for w in weights])
    return history
