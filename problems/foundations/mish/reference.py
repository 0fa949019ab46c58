import numpy as np


def mish(x):
    return x * np.tanh(_softplus(x))


def mish_grad(x):
    x = np.asarray(x, dtype=np.float64)  # -x below would wrap around in an unsigned array
    gate = np.tanh(_softplus(x))
    sigmoid = np.exp(-_softplus(-x))  # the derivative of softplus
    return gate + x * (1 - gate**2) * sigmoid  # product rule; tanh' = 1 - tanh^2, then the chain rule


def _softplus(x):
    """log(e^0 + e^x) with the larger exponent taken out, so that nothing overflows and no small term is lost."""
    return np.logaddexp(0.0, x)  # mutant-ok: swap arguments of logaddexp: it is symmetric
