"""Runs small programs on the submission's values.

A program is a list of steps such as ("mul", "v0", 2.0): v0, v1, ... are the inputs and then the results, in order;
other
operands are plain numbers.
"""

import operator

OPERATORS = {
    "add": (operator.add, "+"),
    "sub": (operator.sub, "-"),
    "mul": (operator.mul, "*"),
    "div": (operator.truediv, "/"),
    "pow": (operator.pow, "**"),
}
METHODS = ("exp", "log", "tanh", "relu")


def Value(submission, inputs, program, outputs):
    """Data and grad of every value, after backward() of each output in turn."""
    nodes = [submission.Value(number) for number in inputs]
    for name, *operands in program:
        operands = [nodes[int(operand[1:])] if isinstance(operand, str) else operand for operand in operands]
        if name in OPERATORS:
            nodes.append(OPERATORS[name][0](*operands))
        elif name == "neg":
            nodes.append(-operands[0])
        elif name in METHODS:
            nodes.append(getattr(operands[0], name)())
        else:
            raise ValueError(f"no operation is named {name}")
    for output in outputs:
        nodes[int(output[1:])].backward()
    return [node.data for node in nodes], [node.grad for node in nodes]


def show(entry, /, inputs, program, outputs):
    lines = [f"v{i} = Value({number!r})" for i, number in enumerate(inputs)]
    lines += [f"v{len(inputs) + i} = {expression(step)}" for i, step in enumerate(program)]
    names = ", ".join(f"v{i}" for i in range(len(lines)))
    lines += [f"{output}.backward()" for output in outputs]
    return "\n".join([*lines, f"nodes = [{names}]", "[v.data for v in nodes], [v.grad for v in nodes]"])


def expression(step):
    name, *operands = step
    words = [operand if isinstance(operand, str) else repr(operand) for operand in operands]
    if name in OPERATORS:
        return f" {OPERATORS[name][1]} ".join(words)
    return f"-{words[0]}" if name == "neg" else f"{words[0]}.{name}()"
