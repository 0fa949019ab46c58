import numpy as np


def tanh(submission, x):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.tanh(x)


def tanh_grad(submission, x):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.tanh_grad(x)


def saturation_share(submission, x, eps):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.saturation_share(x, eps)
