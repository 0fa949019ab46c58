"""scikit-learn's PCA with the full decomposition."""

REQUIRES = ["sklearn"]


def PCA(X, n_components=None, X_new=None):
    from sklearn.decomposition import PCA as Theirs

    k = min(len(X) - 1, X.shape[1]) if n_components is None else n_components
    pca = Theirs(k, svd_solver="full").fit(X)
    scores = pca.transform(X if X_new is None else X_new)
    learned = (pca.mean_, pca.components_, pca.explained_variance_, pca.explained_variance_ratio_)
    return (*learned, scores, pca.inverse_transform(scores))
