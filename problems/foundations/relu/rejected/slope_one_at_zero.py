# verdict: wrong_answer
# entry: relu_grad
# group: edge
# lesson: Your slope at exactly 0 is 1. The statement, like PyTorch, puts the kink on the flat side: compare strictly.
import numpy as np


def relu(x):
    return np.maximum(x, 0.0)


def relu_grad(x):
    return (np.asarray(x) >= 0).astype(float)
