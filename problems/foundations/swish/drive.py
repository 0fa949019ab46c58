import numpy as np


def swish(submission, x, beta=None):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.swish(x) if beta is None else submission.swish(x, beta)


def swish_grad(submission, x, beta=None):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.swish_grad(x) if beta is None else submission.swish_grad(x, beta)
