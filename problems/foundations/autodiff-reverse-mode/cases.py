import math
import operator

from hypothesis import strategies as st

BINARY = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}
UNARY = {"neg": operator.neg, "exp": math.exp, "log": math.log, "tanh": math.tanh, "relu": lambda a: max(a, 0.0)}
EXACT = ("add", "sub", "mul", "neg", "relu")  # operations whose results of exactly zero are zero however one computes
LARGEST = 1e6


def is_node(operand, count):
    return isinstance(operand, str) and operand[:1] == "v" and operand[1:].isdigit() and int(operand[1:]) < count


def step_value(step, values, exact=True):
    """The value of a step, or the sentence that tells why it is outside the task."""
    if not isinstance(step, list | tuple) or not step or step[0] not in (*BINARY, *UNARY):
        return f"Every step is (operation, operands); the operations are {', '.join([*BINARY, *UNARY])}."
    name, *operands = step
    if len(operands) != (2 if name in BINARY else 1) or not any(isinstance(o, str) for o in operands):
        return f"{name} needs {'two operands, one of them' if name in BINARY else 'one operand,'} a value such as v0."
    if name == "pow" and isinstance(operands[1], str):
        return "The exponent must be a plain number."
    for operand in operands:
        if isinstance(operand, str) and not is_node(operand, len(values)):
            return f"There is no value {operand} at this point."
    numbers = [values[int(o[1:])] if isinstance(o, str) else o for o in operands]
    if not all(isinstance(n, int | float) and abs(n) <= LARGEST for n in numbers):
        return "All numbers must be at most 1e6 in magnitude."
    if not in_domain(name, numbers, exact):
        return f"The operands of {name} are outside its domain, or too close to its end or its kink."
    value = BINARY[name](*numbers) if name in BINARY else UNARY[name](*numbers)
    return value if abs(value) <= LARGEST else "All numbers must be at most 1e6 in magnitude."


def in_domain(name, numbers, exact):
    first, last = numbers[0], numbers[-1]
    if name == "pow":
        if abs(last) > 8 or (last != round(last) and first < 1e-3):
            return False
        return last >= 0 or abs(first) >= 1e-3
    if name == "div":
        return abs(last) >= 1e-3
    if name == "relu":
        return abs(first) > 1e-6 or (first == 0 and exact)
    return first >= 1e-3 if name == "log" else name != "exp" or first <= 12


def valid(inputs, program, outputs):
    values, exact = list(inputs), True
    if not values or len(program) > 500:
        return "There must be at least one input, and at most 500 steps."
    if not all(isinstance(v, int | float) and abs(v) <= LARGEST for v in values):
        return "The inputs must be numbers up to 1e6 in magnitude."
    for step in program:
        value = step_value(step, values, exact)
        if isinstance(value, str):
            return value
        values.append(value)
        exact = exact and step[0] in EXACT
    if len(outputs) > 10 or not all(is_node(output, len(values)) for output in outputs):
        return "outputs must be up to ten values such as v2."
    return True


def assemble(inputs, choices):
    """A program that stays in its domain; a choice is (operation, two operand numbers, a constant or None, its
    side)."""
    values, program = list(inputs), []
    for name, a, b, constant, first in choices:
        left, right = f"v{a % len(values)}", f"v{b % len(values)}"
        if name in UNARY:
            step = (name, left)
        elif name == "pow":
            step = (name, left, 2 if constant is None else constant)
        elif constant is None:
            step = (name, left, right)
        else:
            step = (name, constant, right) if first else (name, left, constant)
        if isinstance(step_value(step, values, exact=False), str):
            step = ("tanh", left)
        program.append(step)
        values.append(step_value(step, values, exact=False))
    return program


NAMES = [*BINARY, *UNARY, "mul", "add", "mul", "sub", "div"]


def random_case(rng, i):
    inputs = [float(v) for v in rng.uniform(-2, 3, size=1 + i % 3)]
    choices = []
    for k in range(3 + i % 8):
        constant = [None, None, None, 2, -1, 0.5, 3.0][rng.integers(7)]
        recent = max(0, len(inputs) + k - 4)  # mostly recent values, so that the computation gets deep
        operands = [int(rng.integers(recent, len(inputs) + k)) for _ in range(2)]
        choices.append((NAMES[rng.integers(len(NAMES))], *operands, constant, bool(rng.integers(2))))
    last = len(inputs) + len(choices) - 1
    outputs = [f"v{last}"] if i % 3 else [f"v{last}", f"v{int(rng.integers(1, last))}"]
    return {"inputs": inputs, "program": assemble(inputs, choices), "outputs": outputs}


def build(cases):
    e = cases.of("Value")
    e.example(
        "product-and-sum",
        inputs=[2.0, -3.0],
        program=[("mul", "v0", "v1"), ("add", "v2", "v0")],
        outputs=["v3"],
        note="v0 is used twice: its gradient is -3 + 1.",
    )
    e.example(
        "one-neuron",
        inputs=[0.5, -1.5, 0.25],
        program=[("mul", "v0", "v1"), ("add", "v3", "v2"), ("tanh", "v4")],
        outputs=["v5"],
    )
    e.example(
        "two-outputs",
        inputs=[1.5, 2.0],
        program=[("mul", "v0", "v1"), ("add", "v2", 1), ("mul", "v2", 2)],
        outputs=["v3", "v4"],
        note="v2 lies under both outputs: it gets 1 and 2, and v0 gets 2 from the first and 4 from the second.",
    )
    pair = {"inputs": [1.5, -2.5], "outputs": ["v2"]}
    for name in ("add", "sub", "mul", "div"):
        e.edge(f"{name}-of-values", **pair, program=[(name, "v0", "v1")])
        e.edge(f"{name}-number-right", **pair, program=[(name, "v1", 3)])
        e.edge(f"{name}-number-left", **pair, program=[(name, 0.4, "v1")])
        e.edge(f"{name}-with-itself", **pair, program=[(name, "v1", "v1")])
    for name in UNARY:
        e.edge(f"{name}-alone", inputs=[0.8], program=[(name, "v0")], outputs=["v1"])
    e.edge("relu-of-negative", inputs=[-0.8], program=[("relu", "v0"), ("mul", "v1", 3)], outputs=["v2"])
    e.edge("relu-at-zero", inputs=[0.0], program=[("relu", "v0"), ("add", "v1", "v0")], outputs=["v2"])
    powers = [
        *(("square-of-negative", -1.5, 2), ("cube", -2.0, 3.0), ("reciprocal", -0.5, -1), ("root", 2.25, 0.5)),
        *(
            ("to-the-zero", 1.7, 0),
            ("zero-to-the-zero", 0.0, 0),
            ("zero-to-the-one", 0.0, 1),
            ("zero-squared", 0.0, 2.0),
        ),
    ]
    for label, base, power in powers:
        then = "mul" if base else "add"  # times a base of 0 the slope of the power would not show
        e.edge(f"power-{label}", inputs=[base], program=[("pow", "v0", power), (then, "v1", "v0")], outputs=["v2"])
    e.edge(
        "integer-data",
        inputs=[3, -2],
        program=[("div", "v0", "v1"), ("pow", "v1", -2), ("mul", "v2", "v3")],
        outputs=["v4"],
    )
    e.edge(
        "diamond",
        inputs=[0.7],
        program=[("mul", "v0", 2), ("exp", "v1"), ("tanh", "v1"), ("mul", "v2", "v3")],
        outputs=["v4"],
    )
    e.edge(
        "diamond-with-unequal-sides",
        inputs=[0.7],
        program=[("mul", "v0", 2), ("tanh", "v1"), ("exp", "v2"), ("mul", "v3", "v3"), ("mul", "v4", "v1")],
        outputs=["v5"],
        note="v1 is used right before the end, and four steps earlier.",
    )
    e.edge(
        "short-side-first",
        inputs=[0.7],
        program=[("mul", "v0", 2), ("tanh", "v1"), ("exp", "v2"), ("mul", "v3", "v3"), ("mul", "v1", "v4")],
        outputs=["v5"],
    )
    e.edge(
        "two-diamonds",
        inputs=[0.6, -0.4],
        program=[
            ("mul", "v0", "v1"),
            ("add", "v2", "v0"),
            ("mul", "v3", "v3"),
            ("add", "v4", "v3"),
            ("mul", "v5", "v2"),
        ],
        outputs=["v6"],
    )
    e.edge("backward-of-a-leaf", inputs=[1.5, 2.0], program=[("mul", "v0", "v1")], outputs=["v1"])
    e.edge(
        "backward-of-an-inner-value",
        inputs=[1.5, 2.0],
        program=[("mul", "v0", "v1"), ("exp", "v0"), ("mul", "v2", "v3")],
        outputs=["v2"],
    )
    e.edge("no-backward", inputs=[1.5, 2.0], program=[("mul", "v0", "v1"), ("add", "v2", 1)], outputs=[])
    e.edge(
        "same-output-twice",
        inputs=[0.5, 2.0],
        program=[("mul", "v0", "v1"), ("tanh", "v2"), ("mul", "v3", "v0")],
        outputs=["v4", "v4"],
    )
    e.edge(
        "inner-value-then-output",
        inputs=[0.5],
        program=[("exp", "v0"), ("mul", "v1", "v1"), ("add", "v2", "v1")],
        outputs=["v1", "v3"],
    )
    e.edge(
        "output-then-inner-value",
        inputs=[0.5],
        program=[("exp", "v0"), ("mul", "v1", "v1"), ("add", "v2", "v1")],
        outputs=["v3", "v1", "v0"],
    )
    e.edge(
        "unused-values",
        inputs=[0.5, -1.0, 2.0],
        program=[("mul", "v0", "v2"), ("exp", "v1"), ("add", "v3", "v0")],
        outputs=["v5"],
    )
    e.edge(
        "equal-data-are-different-values",
        inputs=[1.5, 1.5],
        program=[("mul", "v0", 2), ("mul", "v1", 2), ("pow", "v2", 2), ("mul", "v4", "v3")],
        outputs=["v5"],
    )
    e.shape(
        "chain-of-five-hundred", inputs=[0.9], program=[("mul", f"v{i}", 1.001) for i in range(500)], outputs=["v500"]
    )
    e.shape(
        "sum-of-many",
        inputs=[0.25, -1.5],
        program=[("mul", "v0", "v1"), *(("add", f"v{i + 2}", "v0") for i in range(40))],
        outputs=["v42"],
    )
    e.shape(
        "two-layers",
        inputs=[1.0, -2.0, 0.5, 0.75, -1.25, 0.3],
        program=[
            ("mul", "v0", "v2"),
            ("mul", "v1", "v3"),
            ("add", "v6", "v7"),
            ("relu", "v8"),
            ("mul", "v0", "v4"),
            ("mul", "v1", "v5"),
            ("add", "v10", "v11"),
            ("relu", "v12"),
            ("sub", "v9", "v13"),
            ("pow", "v14", 2),
        ],
        outputs=["v15"],
    )
    e.stability(
        "tanh-far-out",
        inputs=[1000.0, -1000.0],
        program=[("tanh", "v0"), ("tanh", "v1"), ("mul", "v2", "v3"), ("mul", "v4", "v0")],
        outputs=["v5"],
    )
    e.stability(
        "exp-far-negative", inputs=[-800.0], program=[("exp", "v0"), ("add", "v1", 1), ("log", "v2")], outputs=["v3"]
    )
    for n in (12, 14, 16, 18, 60):  # 2^n paths: whoever walks along them needs some 0.1 seconds for 18
        e.scale(
            f"doublings-{n}",
            inputs=[1e-13],
            size=n,
            outputs=[f"v{n}"],
            program=[("add", f"v{i}", f"v{i}") for i in range(n)],
        )
    e.scale(
        "hundred-halved-doublings",
        inputs=[0.5],
        outputs=["v200"],
        program=[
            step for i in range(100) for step in (("add", f"v{2 * i}", f"v{2 * i}"), ("mul", f"v{2 * i + 1}", 0.5))
        ],
    )
    e.random(40, random_case, seed=301)

    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])
    constants = st.sampled_from([None, 2, -1, 0, 0.5])
    names = st.sampled_from([*BINARY, *UNARY])
    choices = st.lists(
        st.tuples(names, st.integers(0, 5), st.integers(0, 5), constants, st.booleans()), min_size=0, max_size=4
    )
    outputs = st.lists(st.integers(0, 6), min_size=1, max_size=2)

    def case(drawn):
        inputs, picked, ends = drawn
        program = assemble(inputs, picked)
        count = len(inputs) + len(program)
        return {"inputs": inputs, "program": program, "outputs": [f"v{(count - 1 - end) % count}" for end in ends]}

    e.strategy(
        st.tuples(st.lists(small, min_size=1, max_size=2), choices, outputs).map(case),
        groups=["example", "edge", "shape", "stability", "random"],
        valid=valid,
    )
