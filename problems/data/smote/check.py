"""Each new point on an allowed segment; then how many are on each, and where, within exact bounds."""

import numpy as np

from gradus import binomial_interval, dkw_radius

ALPHA = 1e-7
FEW = 50  # points: with fewer the bounds exclude next to nothing
LONG = 1e3  # units of rounding


def smote(inputs, output, expected, expect):
    new = np.asarray(output)
    if new.size == 0:
        return None
    if new.dtype.kind != "f":
        return f"X_new must hold floats, not {new.dtype}."
    if not np.isfinite(new).all():
        return "X_new has NaN or infinite elements."
    X = np.asarray(inputs["X_min"], dtype=np.float64)  # (n, d)
    rows = new.reshape(-1, X.shape[1]).astype(np.float64)  # (m, d), those of all calls
    allowed, tied = neighbours(X, min(inputs["k"], len(X) - 1))
    # Segments, and positions on them, do not change when features are shifted and scaled. From here on the unit of each
    # feature is what rounding may do to it.
    size, span = np.abs(X).max(axis=0), np.ptp(X, axis=0)
    unit = 1e-9 * np.where(span > 0, span, np.maximum(size, 1e-300)) + 4e-15 * size  # (d,)
    low = X.min(axis=0)
    return judge((X - low) / unit, (rows - low) / unit, allowed, tied)


def neighbours(X, k):
    """(allowed, tied): allowed[i, j] if j may be taken for i; whether ties leave a choice."""
    distances = np.linalg.norm(X[:, None] - X[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    allowed = distances <= np.sort(distances, axis=1)[:, k - 1 : k] * (1 + 1e-9)
    return allowed, bool((allowed.sum(axis=1) > k).any())


def judge(X, rows, allowed, tied):
    starts, ends = np.nonzero(np.triu(allowed | allowed.T))  # a segment has no direction
    on, at = place(rows, X[starts], X[ends])
    for row in np.flatnonzero(~on.any(axis=1)):
        return stray(row, rows[row], X)
    lengths = np.abs(X[ends] - X[starts])  # (segments, d)
    if (lengths > LONG).any(axis=1).all():
        copies = (np.abs(rows[:, None] - X[None]) <= 1).all(axis=2).any(axis=1).sum()
        if copies > 2:  # a u of zero is that rare
            return f"{copies} of {len(rows)} new points are copies of points of X_min. A point is not its own neighbour."
    if tied or len(rows) < FEW:
        return None
    shares = (allowed[starts, ends] * 1.0 + allowed[ends, starts]) / allowed.sum()
    if apart(X[starts], X[ends]):
        one_way = allowed[starts, ends] != allowed[ends, starts]
        backwards = one_way & allowed[ends, starts]
        return counts(on, shares, starts, ends) or positions(on, at, one_way, backwards)
    return projections(rows, X[starts], X[ends], shares, lengths)


def place(rows, starts, ends):
    """(m, segments): whether a point is on a segment, and where, from 0 at its start to 1 at its end."""
    on = np.zeros((len(rows), len(starts)), dtype=bool)
    at = np.zeros(on.shape)
    for s, (start, way) in enumerate(zip(starts, ends - starts)):
        square = way @ way
        at[:, s] = np.clip((rows - start) @ way / square, 0.0, 1.0) if square else 0.0
        on[:, s] = (np.abs(rows - start - at[:, s, None] * way) <= 1).all(axis=1)
    return on, at


def stray(row, point, X):
    """Why this point is on none of the segments."""
    starts, ends = np.triu_indices(len(X), 1)
    on, _ = place(point[None], X[starts], X[ends])
    for s in np.flatnonzero(on[0]):
        i, j = starts[s], ends[s]
        return f"New point {row} is between points {i} and {j}, neither of which is among the k nearest others of the other."
    return f"New point {row} is not on the line segment between any two points of X_min."


def apart(starts, ends):
    """Whether the segments overlap in single points at most, so that a new point tells its segment."""
    for t in (0.29, 0.52, 0.83):
        on, _ = place(starts + t * (ends - starts), starts, ends)
        if on.sum() != len(starts):
            return False
    return True


def counts(on, shares, starts, ends):
    m, unsure = len(on), int((on.sum(axis=1) > 1).sum())  # those where segments meet
    seen = np.bincount(on.argmax(axis=1), minlength=len(shares))
    for s, share in enumerate(shares):
        lowest, highest = binomial_interval(m, float(share), alpha=ALPHA / len(shares))
        if not lowest - unsure <= seen[s] <= highest + unsure:
            return (
                f"{seen[s]} of {m} new points are between points {starts[s]} and {ends[s]}; with bases and neighbours "
                f"drawn uniformly between {lowest} and {highest} are credible."
            )
    return None


def positions(on, at, one_way, backwards):
    """u, as seen from either end; and from the base, where only one of the two can be the base."""
    segment = on.argmax(axis=1)
    u = at[np.arange(len(at)), segment]
    u = np.where(backwards[segment], 1 - u, u)
    for part, which in (("", np.full(len(u), True)), (" from the base", one_way[segment])):
        n = int(which.sum())
        if n < FEW:
            continue
        apart_by = distance(np.sort(u[which]))
        if apart_by > dkw_radius(n, ALPHA):
            return (
                f"The parts of the way{part} are not uniform on [0, 1): their mean is {u[which].mean():.3f}, and their cdf "
                f"is off by {apart_by:.6f}; with {n} points at most {dkw_radius(n, ALPHA):.6f} is credible."
            )
    return None


def distance(probabilities):
    """The sup-distance of an empirical cdf from the cdf whose values at the sorted draws these are."""
    n = len(probabilities)
    return max((np.arange(1, n + 1) / n - probabilities).max(), (probabilities - np.arange(n) / n).max())


def projections(rows, starts, ends, shares, lengths):
    """Where segments overlap: the cdf of each coordinate, a mixture of uniform ones."""
    m, d = rows.shape
    for j in range(d):
        if lengths[:, j].min() <= LONG:
            continue  # an atom
        low = np.minimum(starts[:, j], ends[:, j])
        x = np.sort(rows[:, j])
        cdf = np.clip((x[:, None] - low) / lengths[:, j], 0.0, 1.0) @ shares
        if distance(cdf) > dkw_radius(m, ALPHA / d):
            return f"The new points are not spread as they should be: the cdf of feature {j} is off by {distance(cdf):.3f}."
    return None
