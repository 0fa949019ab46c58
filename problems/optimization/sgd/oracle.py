"""torch.optim.SGD in float64 on a Linear layer, with the gradients of autograd."""

REQUIRES = ["torch"]


def sgd_linear_regression(X, y, weights, bias, epochs, lr=0.01):
    import numpy as np
    import torch

    X, y = torch.tensor(np.array(X, dtype=np.float64)), torch.tensor(np.array(y, dtype=np.float64))
    w = torch.tensor(np.array(weights, dtype=np.float64), requires_grad=True)
    b = torch.tensor(float(bias), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=lr)
    kept = []
    for batches in epochs:
        for batch in batches:
            rows = torch.tensor(np.array(batch, dtype=np.int64))
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(X[rows] @ w + b, y[rows]).backward()
            optimizer.step()
        kept.append((w.detach().numpy().copy(), float(b.detach())))
    return np.array([k[0] for k in kept]).reshape(len(kept), len(w)), np.array([k[1] for k in kept])
