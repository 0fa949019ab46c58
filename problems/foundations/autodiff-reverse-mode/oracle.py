import operator

import torch

REQUIRES = ["torch"]
NOT_COVERED = {}

BINARY = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}


def Value(inputs, program, outputs):
    nodes = [torch.tensor(float(v), dtype=torch.float64, requires_grad=True) for v in inputs]
    for name, *operands in program:
        a, *rest = [nodes[int(o[1:])] if isinstance(o, str) else o for o in operands]
        nodes.append(BINARY[name](a, *rest) if name in BINARY else getattr(torch, name)(a))
    grads = [0.0] * len(nodes)
    for output in outputs:
        found = torch.autograd.grad(nodes[int(output[1:])], nodes, retain_graph=True, allow_unused=True)
        grads = [total if grad is None else total + grad.item() for total, grad in zip(grads, found)]
    return [node.item() for node in nodes], grads
