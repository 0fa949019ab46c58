import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def train_neuron(x, y, weights, bias, lr=0.1, epochs=10):
    x = torch.tensor(x, dtype=torch.float64)
    y = torch.tensor(y, dtype=torch.float64)
    w = torch.tensor(weights, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(bias, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=lr)
    losses = []
    for _ in range(epochs):
        loss = torch.nn.functional.mse_loss(torch.sigmoid(x @ w + b), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return w.detach().numpy(), b.item(), losses
