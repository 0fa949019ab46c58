# style: plain Python numbers and loops, lists of lists as results
import numpy as np


def sgd_linear_regression(X, y, weights, bias, epochs, lr=0.01):
    X, y = np.asarray(X).tolist(), np.asarray(y).tolist()
    w, b = [float(each) for each in weights], bias
    kept_w, kept_b = [], []
    for batches in epochs:
        for batch in batches:
            grad_w, grad_b = [0.0] * len(w), 0.0
            for i in batch:
                r = sum(p * q for p, q in zip(X[i], w)) + b - y[i]
                grad_w = [g + 2 * r * x / len(batch) for g, x in zip(grad_w, X[i])]
                grad_b += 2 * r / len(batch)
            w = [p - lr * g for p, g in zip(w, grad_w)]
            b -= lr * grad_b
        kept_w.append(w)
        kept_b.append(float(b))
    return np.reshape(kept_w, (len(epochs), len(w))), np.array(kept_b)
