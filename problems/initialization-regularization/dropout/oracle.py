"""Forward: one Bernoulli variate of SciPy for each element. Backward: the derivative of the forward, one output at
a time."""

REQUIRES = ["scipy"]


def dropout(x, rng, p=0.5, training=True):
    import numpy as np
    from scipy.stats import bernoulli

    x = np.array(x, dtype=np.float64)
    dropped = (
        bernoulli.rvs(p, size=x.shape, random_state=rng).astype(bool) if training else np.zeros(x.shape, dtype=bool)
    )
    y = x.copy()
    y[dropped] = 0
    if training and not dropped.all():
        y[~dropped] /= 1 - p
    return y, ~dropped


def dropout_backward(grad_y, keep, p=0.5, training=True):
    import numpy as np

    # The forward is linear, y = D x with a diagonal D: the gradient is D' grad_y. A central difference of each y gives
    # D.
    shape, grad = np.shape(grad_y), np.array(grad_y, dtype=np.float64).ravel()

    def forward(x, kept):
        return x if not training else (0.0 if not kept else x / (1 - p))

    jacobian = np.diag([(forward(1.0, k) - forward(-1.0, k)) / 2 for k in np.ravel(keep)])
    return (jacobian.T @ grad).reshape(shape)
