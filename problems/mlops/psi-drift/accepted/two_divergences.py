# style: the sum of both KL divergences; bins by comparing all values with all edges; categories by str keys
import numpy as np


def divergence(a, b):
    return np.sum(a * (np.log(a) - np.log(b)))


def smoothed(shares, eps):
    shares = np.asarray(shares) + eps
    return shares / shares.sum()


def psi_numeric(reference, current, n_bins=10, eps=1e-4):
    reference, current = np.array(reference, float), np.array(current, float)
    if len(reference) == 0 or len(current) == 0:
        raise ValueError
    if not np.isfinite(np.concatenate([reference, current])).all():
        raise ValueError
    ordered = np.sort(reference)
    edges = []
    for k in range(1, n_bins):
        whole, rest = divmod(k * len(ordered), n_bins)
        edge = ordered[whole if rest else whole - 1]
        if not edges or edge > edges[-1]:
            edges.append(edge)
    above = np.arange(len(edges) + 1)
    shares = []
    for sample in (reference, current):
        place = (sample[:, None] > np.array(edges).reshape(1, -1)).sum(axis=1)
        shares.append(smoothed((place[:, None] == above).mean(axis=0), eps))
    return divergence(*shares) + divergence(*shares[::-1])


def psi_categorical(reference, current, eps=1e-4):
    if min(len(reference), len(current)) == 0:
        raise ValueError
    p, q = [np.array(["0" if c is None else "1" + c for c in sample]) for sample in (reference, current)]
    both = np.union1d(p, q)
    p, q = [smoothed((sample[:, None] == both).mean(axis=0), eps) for sample in (p, q)]
    return divergence(p, q) + divergence(q, p)


def drift_report(reference, current, n_bins=10, eps=1e-4):
    if sorted(reference) != sorted(current):
        raise ValueError
    psi = {
        name: psi_categorical(reference[name], current[name], eps)
        if isinstance(reference[name], list)
        else psi_numeric(reference[name], current[name], n_bins, eps)
        for name in reference
    }
    return psi, {name: "alert" if v >= 0.25 else "watch" if v >= 0.1 else "stable" for name, v in psi.items()}
