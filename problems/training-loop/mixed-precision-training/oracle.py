"""PyTorch: autograd through float32 tensors that are rounded to float16 in both directions, GradScaler and SGD."""

REQUIRES = ["torch"]


def mixed_precision_sgd(
    X, y, w, b, steps, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000
):
    import numpy as np
    import torch

    def rounded(values):  # by NumPy: torch's own float16 asks for the processor, which a sandbox does not show
        with np.errstate(over="ignore"):
            return torch.from_numpy(np.asarray(values).astype(np.float16).astype(np.float32))

    class Half(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return rounded(x.detach().numpy())

        @staticmethod
        def backward(ctx, grad):
            return rounded(grad.numpy())

    X, y = rounded(X), rounded(y)
    w = torch.tensor(np.array(w, dtype=np.float32), requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float32, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=lr)
    options = {"growth_factor": growth_factor, "backoff_factor": backoff_factor, "growth_interval": growth_interval}
    scaler = torch.amp.GradScaler("cpu", init_scale=init_scale, **options)
    scales, skipped = [], []
    for t in range(steps):
        optimizer.zero_grad()
        residuals = Half.apply(Half.apply((X * Half.apply(w)).sum(dim=1) + Half.apply(b)) - y)
        scaler.scale((residuals**2).mean()).backward()
        scales.append(scaler.get_scale())
        if not all(torch.isfinite(each.grad).all() for each in (w, b)):
            skipped.append(t)
        scaler.step(optimizer)
        scaler.update()
    return w.detach().numpy(), float(b.detach()), scales, skipped
