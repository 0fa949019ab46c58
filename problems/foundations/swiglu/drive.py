import numpy as np


def swiglu(submission, x, w, v, w2):
    with np.errstate(over="raise"):
        return submission.swiglu(x, w, v, w2)


def swiglu_grad(submission, x, w, v, w2, grad_output):
    with np.errstate(over="raise"):
        return submission.swiglu_grad(x, w, v, w2, grad_output)
