"""Runs small programs on the submission's numbers.

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
METHODS = ("exp", "log", "sin", "tanh")


def run(program, inputs):
    """The inputs and the result of every step."""
    nodes = list(inputs)
    for name, *operands in program:
        operands = [pick(nodes, operand) for operand in operands]
        if name in OPERATORS:
            nodes.append(OPERATORS[name][0](*operands))
        elif name == "neg":
            nodes.append(-operands[0])
        elif name in METHODS:
            nodes.append(getattr(operands[0], name)())
        else:
            raise ValueError(f"no operation is named {name}")
    return nodes


def pick(nodes, operand):
    return nodes[int(operand[1:])] if isinstance(operand, str) else operand


def Dual(submission, values, tangents, program):
    inputs = [submission.Dual(v) if t is None else submission.Dual(v, t) for v, t in zip(values, tangents)]
    results = run(program, inputs)
    return [node.value for node in results], [node.tangent for node in results]


def jacobian(submission, program, outputs, x):
    def f(inputs):
        nodes = run(program, inputs)
        return [pick(nodes, output) for output in outputs]

    return submission.jacobian(f, x)


# --- how a call is printed --------------------------------------------------------------------------------------


def show(entry, /, **inputs):
    if entry == "Dual":
        given = zip(inputs["values"], inputs["tangents"])
        lines = [f"v{i} = Dual({v!r})" if t is None else f"v{i} = Dual({v!r}, {t!r})" for i, (v, t) in enumerate(given)]
        lines += steps(inputs["program"], len(lines))
        names = ", ".join(f"v{i}" for i in range(len(lines)))
        return "\n".join([*lines, f"nodes = [{names}]", "[v.value for v in nodes], [v.tangent for v in nodes]"])
    count = len(inputs["x"])
    body = [f"v{i} = x[{i}]" for i in range(count)] + steps(inputs["program"], count)
    body += [f"return [{', '.join(map(word, inputs['outputs']))}]"]
    return "\n".join(["def f(x):", *(f"    {line}" for line in body), f"jacobian(f, {inputs['x']!r})"])


def steps(program, count):
    return [f"v{count + i} = {expression(step)}" for i, step in enumerate(program)]


def expression(step):
    name, *operands = step
    words = [word(operand) for operand in operands]
    if name in OPERATORS:
        return f" {OPERATORS[name][1]} ".join(words)
    return f"-{words[0]}" if name == "neg" else f"{words[0]}.{name}()"


def word(operand):
    return operand if isinstance(operand, str) else repr(operand)
