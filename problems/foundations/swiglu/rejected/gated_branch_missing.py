# verdict: wrong_answer
# entry: swiglu
# group: example
# lesson: You leave out the second projection: x v multiplies the activated x w before w2 is applied.
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swiglu(x, w, v, w2):
    z = x @ w
    return (z * _sigmoid(z)) @ w2


def swiglu_grad(x, w, v, w2, grad_output):
    t = x.reshape(-1, x.shape[-1])
    g = grad_output.reshape(len(t), -1) if len(t) else np.zeros((0, w2.shape[1]))
    z, u = t @ w, t @ v
    s = _sigmoid(z)
    back = g @ w2.T
    gz = back * u * s * (1 + z * (1 - s))
    gu = back * z * s
    return (gz @ w.T + gu @ v.T).reshape(x.shape), t.T @ gz, t.T @ gu, (z * s * u).T @ g
