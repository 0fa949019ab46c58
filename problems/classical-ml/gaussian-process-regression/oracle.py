"""scikit-learn's GaussianProcessRegressor with fixed parameters."""

REQUIRES = ["sklearn"]


def process(length_scale, signal_variance, noise_variance):
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel

    kernel = ConstantKernel(signal_variance, "fixed") * RBF(length_scale, "fixed")
    return GaussianProcessRegressor(kernel, alpha=noise_variance, optimizer=None)


def gp_posterior(X, y, X_new, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    import numpy as np

    model = process(length_scale, signal_variance, noise_variance)
    X, y, X_new = (np.array(each, dtype=np.float64) for each in (X, y, X_new))
    if len(X):
        model.fit(X, y)
    return model.predict(X_new, return_cov=True)


def gp_log_marginal_likelihood(X, y, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    import numpy as np

    if len(X) == 0:
        return NotImplemented  # scikit-learn wants a sample
    model = process(length_scale, signal_variance, noise_variance)
    return float(model.fit(np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)).log_marginal_likelihood())
