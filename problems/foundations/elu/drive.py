import numpy as np


def elu(submission, x, alpha=None):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.elu(x) if alpha is None else submission.elu(x, alpha)


def elu_grad(submission, x, alpha=None):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.elu_grad(x) if alpha is None else submission.elu_grad(x, alpha)
