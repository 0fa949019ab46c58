from decimal import Decimal, localcontext

import torch

REQUIRES = ["torch"]
NOT_COVERED = {}


def layer_gradient_norms(x, weights, activation, upstream):
    matrices = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in weights]
    a = torch.tensor(x, dtype=torch.float64)
    for w in matrices:
        a = getattr(torch, activation)(a @ w)
    a.backward(torch.tensor(upstream, dtype=torch.float64))
    return [w.grad.norm().item() for w in matrices]


def diagnose(norms, low, high):
    """The definition as it stands, ratio by ratio, in decimal numbers whose exponents do not run out."""
    with localcontext() as context:
        context.prec = 40
        values = [Decimal(float(n)) for n in norms]
        if not all(values):
            ratio = Decimal(0)
        else:
            product = Decimal(1)
            for lower, upper in zip(values, values[1:]):
                product *= lower / upper
            ratio = product ** (Decimal(1) / max(len(values) - 1, 1))
        if ratio < Decimal(low):
            return float(ratio), "vanishing"
        return float(ratio), "exploding" if ratio > Decimal(high) else "stable"
