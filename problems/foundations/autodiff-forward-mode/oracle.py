import operator

import torch

REQUIRES = ["torch"]
NOT_COVERED = {}

BINARY = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}


def _run(program, inputs):
    nodes = list(inputs)
    for name, *operands in program:
        a, *rest = [nodes[int(o[1:])] if isinstance(o, str) else o for o in operands]
        nodes.append(BINARY[name](a, *rest) if name in BINARY else getattr(torch, name)(a))
    return nodes


def Dual(values, tangents, program):
    point = torch.tensor([float(v) for v in values], dtype=torch.float64)
    direction = torch.tensor([0.0 if t is None else float(t) for t in tangents], dtype=torch.float64)
    result, tangent = torch.func.jvp(lambda p: torch.stack(_run(program, p.unbind())), (point,), (direction,))
    return result.tolist(), tangent.tolist()


def jacobian(program, outputs, x):
    def f(point):
        nodes = _run(program, point.unbind())
        return torch.stack([nodes[int(o[1:])] if isinstance(o, str) else 0 * point[0] + o for o in outputs])

    return torch.func.jacfwd(f)(torch.tensor(x, dtype=torch.float64)).numpy()
