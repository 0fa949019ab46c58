"""Fits, transforms and goes back; copies everything at once."""

from copy import deepcopy


def PCA(submission, X, n_components=None, X_new=None):
    pca = submission.PCA() if n_components is None else submission.PCA(n_components)
    pca.fit(X)
    names = ("mean_", "components_", "explained_variance_", "explained_variance_ratio_")
    learned = [deepcopy(getattr(pca, name)) for name in names]
    scores = pca.transform(X if X_new is None else X_new)
    kept = deepcopy(scores)
    return (*learned, kept, pca.inverse_transform(scores))


def show(entry, /, X, n_components=None, X_new=None):
    lines = [f"X = {X!r}", f"pca = PCA({'' if n_components is None else n_components})", "pca.fit(X)"]
    lines += [] if X_new is None else [f"X_new = {X_new!r}"]
    lines += [
        f"scores = pca.transform({'X' if X_new is None else 'X_new'})",
        "restored = pca.inverse_transform(scores)",
    ]
    return "\n".join(lines)
