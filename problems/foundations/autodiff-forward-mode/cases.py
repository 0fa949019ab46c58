import math
import operator

import numpy as np
from hypothesis import strategies as st
from gradus import Layout

BINARY = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}
UNARY = {"neg": operator.neg, "exp": math.exp, "log": math.log, "sin": math.sin, "tanh": math.tanh}
LARGEST = 1e6


def step_value(step, values):
    """The value of a step, or the sentence that tells why it is outside the task."""
    if not isinstance(step, list | tuple) or not step or step[0] not in (*BINARY, *UNARY):
        return f"Every step is (operation, operands); the operations are {', '.join([*BINARY, *UNARY])}."
    name, *operands = step
    if len(operands) != (2 if name in BINARY else 1) or not any(isinstance(o, str) for o in operands):
        return f"{name} needs {'two operands, one of them' if name in BINARY else 'one operand,'} a node such as v0."
    numbers = []
    for operand in operands:
        if not isinstance(operand, str):
            numbers.append(operand)
        elif operand[:1] == "v" and operand[1:].isdigit() and int(operand[1:]) < len(values):
            numbers.append(values[int(operand[1:])])
        else:
            return f"There is no node {operand} at this point."
    if not all(isinstance(n, int | float) and abs(n) <= LARGEST for n in numbers):
        return "All values must be numbers up to 1e6 in magnitude."
    if not in_domain(name, operands, numbers):
        return f"The operands of {name} are outside its domain, or too close to its end."
    value = BINARY[name](*numbers) if name in BINARY else UNARY[name](*numbers)
    return value if abs(value) <= LARGEST else "All values must be numbers up to 1e6 in magnitude."


def in_domain(name, operands, numbers):
    if name == "pow":
        base, exponent = numbers
        if abs(exponent) > 8:
            return False
        if isinstance(operands[1], str) or exponent != round(exponent):
            return base >= 1e-3
        return exponent >= 0 or abs(base) >= 1e-3
    if name == "div":
        return abs(numbers[1]) >= 1e-3
    return numbers[0] >= 1e-3 if name == "log" else name != "exp" or numbers[0] <= 12


def check_program(values, program):
    values = list(values)
    if not values or len(program) > 40:
        return "There must be at least one input, and at most 40 steps."
    if not all(isinstance(v, int | float) and abs(v) <= LARGEST for v in values):
        return "The inputs must be numbers up to 1e6 in magnitude."
    for step in program:
        value = step_value(step, values)
        if isinstance(value, str):
            return value
        values.append(value)
    return True


def valid_dual(values, tangents, program):
    if len(values) != len(tangents):
        return "There must be one tangent (or None) for each value."
    if not all(t is None or (isinstance(t, int | float) and abs(t) <= 1e3) for t in tangents):
        return "The tangents must be None or numbers up to 1e3 in magnitude."
    return check_program(values, program)


def valid_jacobian(program, outputs, x):
    if np.ndim(x) != 1:
        return "x must be (n,)."
    checked = check_program(np.asarray(x, dtype=float).tolist(), program)
    if checked is not True:
        return checked
    names = {f"v{i}" for i in range(len(x) + len(program))}
    known = all(output in names if isinstance(output, str) else isinstance(output, int | float) for output in outputs)
    return (known and len(outputs) > 0) or "outputs must be a list of nodes or numbers, at least one."


def assemble(values, choices):
    """A program that stays in its domain; a choice is (operation, two operand numbers, a constant or None, its
    side)."""
    values, program = list(values), []
    for name, a, b, constant, first in choices:
        left, right = f"v{a % len(values)}", f"v{b % len(values)}"
        if name in UNARY:
            step = (name, left)
        elif constant is None:
            step = (name, left, right)
        else:
            step = (name, constant, right) if first else (name, left, constant)
        if isinstance(step_value(step, values), str):
            step = ("sin", left)
        program.append(step)
        values.append(step_value(step, values))
    return program


NAMES = [*BINARY, *UNARY, "mul", "div", "pow"]


def random_program(rng, values, length):
    choices = []
    for _ in range(length):
        constant = [None, None, 2, -1, 0.5, 3.0, -2.5][rng.integers(7)]
        name = NAMES[rng.integers(len(NAMES))]
        choices.append((name, int(rng.integers(99)), int(rng.integers(99)), constant, bool(rng.integers(2))))
    return assemble(values, choices)


def random_dual(rng, i):
    values = [float(v) for v in rng.uniform(-2, 3, size=1 + i % 3)]
    tangents = [float(t) for t in rng.normal(size=len(values))]
    return {"values": values, "tangents": tangents, "program": random_program(rng, values, 2 + i % 6)}


def random_jacobian(rng, i):
    x = rng.uniform(-2, 3, size=1 + i % 4)
    program = random_program(rng, x.tolist(), 3 + i % 6)
    outputs = [f"v{int(k)}" for k in rng.integers(len(x) + len(program) // 2, len(x) + len(program), size=1 + i % 3)]
    return {"program": program, "outputs": outputs, "x": x}


def build(cases):
    e = cases.of("Dual")
    e.example(
        "product", values=[3.0, 2.0], tangents=[1.0, 0.5], program=[("mul", "v0", "v1")], note="1 * 2 + 3 * 0.5 = 3.5"
    )
    e.example("chain", values=[0.5], tangents=[2.0], program=[("sin", "v0"), ("mul", "v1", "v0"), ("exp", "v2")])
    pair = {"values": [1.5, -2.0], "tangents": [0.7, -0.3]}
    for name in BINARY:
        if name != "pow":
            e.edge(f"{name}-of-duals", **pair, program=[(name, "v0", "v1")])
            e.edge(f"{name}-number-right", **pair, program=[(name, "v1", 3)])
            e.edge(f"{name}-number-left", **pair, program=[(name, 0.4, "v1")])
    for name in UNARY:
        e.edge(f"{name}-alone", values=[0.8], tangents=[-1.5], program=[(name, "v0")])
    powers = [
        *(("square-of-negative", -1.5, 2), ("cube-of-negative", -2.0, 3.0), ("reciprocal-of-negative", -0.5, -1)),
        *(("root", 2.25, 0.5), ("negative-non-integer", 1.3, -1.5), ("to-the-zero", 1.7, 0)),
        *(("zero-to-the-zero", 0.0, 0), ("zero-to-the-one", 0.0, 1), ("zero-squared", 0.0, 2.0)),
    ]
    for label, base, exponent in powers:
        e.edge(f"power-{label}", values=[base], tangents=[0.6], program=[("pow", "v0", exponent)])
    e.edge("power-of-duals", values=[1.5, 2.5], tangents=[0.7, -0.3], program=[("pow", "v0", "v1")])
    e.edge("power-of-itself", values=[1.7], tangents=[1.0], program=[("pow", "v0", "v0")])
    e.edge("power-negative-exponent", values=[0.6, -1.5], tangents=[0.7, 0.2], program=[("pow", "v0", "v1")])
    e.edge("number-to-the-dual", values=[1.5], tangents=[0.7], program=[("pow", 2, "v0")])
    e.edge("one-to-the-dual", values=[1.5], tangents=[0.7], program=[("pow", 1.0, "v0")])
    e.edge(
        "default-tangent",
        values=[3.0, 2.0],
        tangents=[None, 1.0],
        program=[("mul", "v0", "v1"), ("exp", "v0"), ("div", "v0", "v1")],
    )
    e.edge(
        "dual-used-twice",
        values=[1.2],
        tangents=[0.5],
        program=[("mul", "v0", "v0"), ("div", "v0", "v1"), ("sub", "v2", "v0")],
    )
    e.edge("minus-itself", values=[1.2], tangents=[0.5], program=[("sub", "v0", "v0"), ("div", "v0", "v0")])
    e.edge(
        "integer-values",
        values=[3, -2],
        tangents=[1, 2],
        program=[("div", "v0", "v1"), ("pow", "v1", -2), ("pow", "v0", 2), ("sub", 1, "v0")],
    )
    e.edge(
        "operands-are-kept",
        values=[1.5, 0.5],
        tangents=[1.0, 2.0],
        program=[
            ("add", "v0", "v1"),
            ("mul", "v0", "v1"),
            ("neg", "v0"),
            ("tanh", "v1"),
            ("div", "v0", 2),
            ("add", "v0", 1),
            ("pow", "v1", 2),
            ("sub", "v0", "v1"),
        ],
    )
    e.shape(
        "long-chain", values=[0.9], tangents=[1.0], program=[("sin" if i % 2 else "tanh", f"v{i}") for i in range(30)]
    )
    e.shape(
        "polynomial",
        values=[-1.3],
        tangents=[1.0],
        program=[("pow", "v0", 3), ("mul", 2, "v1"), ("mul", 5, "v0"), ("sub", "v2", "v3"), ("add", "v4", 1)],
    )
    e.stability(
        "tanh-far-out",
        values=[1000.0, -1000.0],
        tangents=[1.0, 2.0],
        program=[("tanh", "v0"), ("tanh", "v1"), ("mul", "v2", "v3")],
    )
    e.stability("exp-far-negative", values=[-800.0], tangents=[1.0], program=[("exp", "v0")])
    e.stability(
        "small-and-large",
        values=[1e-3, 5e5],
        tangents=[1.0, -1.0],
        program=[("log", "v0"), ("mul", "v0", "v1"), ("div", "v0", "v1"), ("log", "v1")],
    )
    e.random(30, random_dual, seed=291)

    constants = st.sampled_from([None, 2, -1, 0, 0.5])
    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])
    names = st.sampled_from([*BINARY, *UNARY])
    choices = st.lists(
        st.tuples(names, st.integers(0, 4), st.integers(0, 4), constants, st.booleans()), min_size=1, max_size=3
    )
    inputs = st.lists(st.tuples(small, st.sampled_from([None, 1.0, -0.5])), min_size=1, max_size=2)

    def dual_case(drawn):
        pairs, picked = drawn
        values = [v for v, _ in pairs]
        return {"values": values, "tangents": [t for _, t in pairs], "program": assemble(values, picked)}

    e.strategy(st.tuples(inputs, choices).map(dual_case), valid=valid_dual)

    e = cases.of("jacobian")
    e.example("two-by-two", program=[("mul", "v0", "v1"), ("sin", "v0")], outputs=["v2", "v3"], x=np.array([1.0, 3.0]))
    e.example(
        "three-inputs-one-output",
        program=[("mul", "v0", "v1"), ("pow", "v2", 2), ("add", "v3", "v4")],
        outputs=["v5"],
        x=np.array([1.5, -2.0, 0.5]),
    )
    e.edge("input-handed-through", program=[("exp", "v0")], outputs=["v1", "v2", "v0"], x=np.array([0.5, 2.0]))
    e.edge("constant-output", program=[("mul", "v0", "v0")], outputs=["v1", 4.0, 1], x=np.array([1.5]))
    e.edge("only-constants", program=[], outputs=[2.0], x=np.array([1.5, -1.0, 3.0]))
    e.edge(
        "unused-input", program=[("log", "v1"), ("mul", "v3", 2)], outputs=["v3", "v4"], x=np.array([0.7, 1.5, -2.0])
    )
    e.edge("same-output-twice", program=[("div", "v0", "v1")], outputs=["v2", "v2", "v2"], x=np.array([3.0, 2.0]))
    e.edge(
        "integer-point",
        program=[("pow", "v0", -1), ("mul", "v2", "v1"), ("pow", "v1", 2)],
        outputs=["v2", "v3", "v4"],
        x=np.array([2, -3]),
    )
    e.edge(
        "integer-division", program=[("div", "v0", "v1"), ("div", 1, "v0")], outputs=["v2", "v3"], x=np.array([7, 2])
    )
    e.edge(
        "exponent-varies", program=[("pow", "v0", "v1"), ("pow", 2, "v1")], outputs=["v2", "v3"], x=np.array([1.5, 0.8])
    )
    e.shape("one-by-one", program=[("tanh", "v0")], outputs=["v1"], x=np.array([0.4]))
    e.shape(
        "one-input-four-outputs",
        program=[("exp", "v0"), ("sin", "v0"), ("pow", "v0", 3), ("sub", 1, "v0")],
        outputs=["v1", "v2", "v3", "v4"],
        x=np.array([-0.6]),
    )
    e.shape(
        "square-and-asymmetric",
        program=[("pow", "v0", 2), ("mul", "v0", "v2"), ("add", "v4", "v1"), ("div", "v1", "v2")],
        outputs=["v3", "v5", "v6"],
        x=np.array([1.0, 2.0, -4.0]),
    )
    e.shape(
        "strided",
        program=[("mul", "v0", "v1"), ("sub", "v3", "v2")],
        outputs=["v3", "v4"],
        x=Layout(np.array([1.0, -2.0, 0.5]), "strided"),
    )
    e.shape(
        "read-only",
        program=[("div", "v1", "v0"), ("neg", "v2")],
        outputs=["v3", "v2"],
        x=Layout(np.array([1.6, -2.0]), "readonly"),
    )
    e.stability(
        "tanh-far-out", program=[("mul", "v0", "v1"), ("tanh", "v2")], outputs=["v3", "v2"], x=np.array([900.0, -2.0])
    )
    e.random(30, random_jacobian, seed=292)

    def jacobian_case(drawn):
        x, picked, outputs = drawn
        program = assemble(x, picked)
        count = len(x) + len(program)
        outputs = [o if isinstance(o, float) else f"v{o % count}" for o in outputs]
        return {"program": program, "outputs": outputs, "x": np.array(x)}

    points = st.lists(small, min_size=1, max_size=2)
    outputs = st.lists(st.one_of(st.integers(0, 5), st.just(2.0)), min_size=1, max_size=2)
    e.strategy(st.tuples(points, choices, outputs).map(jacobian_case), valid=valid_jacobian)
