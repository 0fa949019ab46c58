# style: a one-hot matrix of labels and classes, and np.average
import numpy as np


def balanced_weights(y):
    y = np.array(y)
    classes = np.unique(y)
    one_hot = (y[:, None] == classes).astype(float)  # (n, K)
    weights = one_hot.size / np.maximum(len(classes), 1) ** 2 / one_hot.sum(axis=0)
    return classes, weights, one_hot @ weights


def weighted_loss(losses, sample_weights):
    if np.shape(losses) != np.shape(sample_weights) or np.any(np.asarray(sample_weights) < 0):
        raise ValueError
    if not np.any(sample_weights):
        raise ValueError
    return np.average(np.array(losses, float), weights=np.array(sample_weights, float))
