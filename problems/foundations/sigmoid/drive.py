import numpy as np


def sigmoid(submission, x):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.sigmoid(x)


def sigmoid_grad(submission, x):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        return submission.sigmoid_grad(x)
