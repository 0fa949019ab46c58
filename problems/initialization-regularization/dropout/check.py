"""y against the mask that came with it; the mask by exact bounds on its counts."""

from math import comb

import numpy as np

from gradus import binomial_interval

ALPHA = 1e-7


def dropout(inputs, output, expected, expect):
    x = np.asarray(inputs["x"], dtype=np.float64)
    p, training = inputs.get("p", 0.5), inputs.get("training", True)
    y, keep = np.asarray(output[0]), np.asarray(output[1])  # (..., *x.shape): many calls lie along the first axis
    if keep.dtype != bool:
        return f"keep must hold booleans, not {keep.dtype}."
    if y.dtype != np.float64:
        return f"y must be float64, not {y.dtype}."
    if not np.isfinite(y).all():
        return "y has NaN or infinite elements."
    if not training:
        if not keep.all():
            return "In evaluation keep must be true everywhere."
        return None if np.allclose(y, x, rtol=1e-6, atol=1e-9) else "In evaluation y must equal x."
    if p == 1:
        wrong = keep.any() or y.any()
        return "With p = 1 nothing is kept, and y is zero." if wrong else None
    if (y[~keep] != 0).any():
        return "y is not zero at an element that keep says is dropped."
    kept = np.broadcast_to(x, keep.shape)[keep]
    if not np.allclose(y[keep], kept / (1 - p), rtol=1e-6, atol=1e-9):
        if p > 0 and np.allclose(y[keep], kept / p, rtol=1e-6, atol=1e-9):
            meaning = "the probability of dropping an element, not of keeping it"
            return f"Kept elements are divided by {p:g}, which is p: {meaning}."
        return "y has a wrong value at an element that keep says is kept."
    return share("element", keep.reshape(-1, 1), p) or structure(keep, x.ndim, p)


def structure(keep, ndim, p):
    """What a mask with the right share may still do wrong."""
    if keep.ndim == ndim + 1:
        calls = keep.reshape(len(keep), -1)  # (calls, elements)
        return share("single element, over the calls,", calls, p) or totals(calls.sum(axis=1), calls.shape[1], p)
    if ndim == 2 and keep.size >= 400:
        return share("column", keep, p) or share("row", keep.T, p)
    return None


def share(what, kept, p):
    """Each column of `kept` is a group of independent draws."""
    draws, groups = kept.shape
    if kept.size == 0:
        return None
    lowest, highest = binomial_interval(draws, 1 - p, alpha=ALPHA / groups)
    for count in kept.sum(axis=0):
        if not lowest <= count <= highest:
            where = f"{count} of {draws} elements are kept" + ("" if what == "element" else f" in one {what}")
            where = f"{count} of {draws} draws of a {what} are kept" if "calls" in what else where
            credible = (
                f"exactly {lowest} must be" if lowest == highest else f"between {lowest} and {highest} are credible"
            )
            return f"{where}; with p = {p:g} {credible}."
    return None


def totals(counts, size, p):
    """How often 0, 1, ..., size elements are kept in a call."""
    for k in range(size + 1):
        probability = comb(size, k) * (1 - p) ** k * p ** (size - k)
        lowest, highest = binomial_interval(len(counts), probability, alpha=ALPHA / (size + 1))
        seen = int((counts == k).sum())
        if not lowest <= seen <= highest:
            return (
                f"Exactly {k} of {size} elements are kept in {seen} of {len(counts)} calls; "
                f"for independent draws between {lowest} and {highest} are credible."
            )
    return None
