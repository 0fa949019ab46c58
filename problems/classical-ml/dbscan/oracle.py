"""scikit-learn's DBSCAN with a k-d tree, which compares differences of coordinates."""

REQUIRES = ["sklearn"]


def dbscan(X, eps=0.5, min_samples=5):
    import numpy as np
    from sklearn.cluster import DBSCAN

    if len(X) == 0:
        return NotImplemented
    fitted = DBSCAN(eps=eps, min_samples=min_samples, algorithm="kd_tree").fit(np.asarray(X, dtype=np.float64))
    core = np.zeros(len(X), dtype=bool)
    core[fitted.core_sample_indices_] = True
    return fitted.labels_, core
