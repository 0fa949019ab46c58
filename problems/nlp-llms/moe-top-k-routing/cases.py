import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def numbers(x, axes, most=1e6):
    if not isinstance(x, np.ndarray) or x.ndim != axes or x.dtype.kind not in "iuf" or x.size == 0:
        return False
    return bool((np.abs(x.astype(float)) <= most).all())


def apart(logits):
    gaps = np.diff(np.sort(logits.astype(float), axis=1), axis=1)
    return bool(((gaps == 0) | (gaps >= 1e-9)).all())


def valid_loss(logits, k):
    """True, or why this call is outside the task."""
    if not numbers(logits, 2) or not apart(logits):
        return "logits is a matrix of finite numbers; those of a token are equal or differ by 1e-9 or more."
    return type(k) is int or "k is an integer."


def valid(logits, k, capacity_factor):
    """True, or why this call is outside the task."""
    sound = valid_loss(logits, k)
    if sound is not True:
        return sound
    if type(capacity_factor) not in (int, float) or not abs(capacity_factor) <= 1e3:
        return "capacity_factor is a number of at most 1000."
    places = capacity_factor * k * len(logits) / logits.shape[1]
    close = abs(places - round(places)) <= 1e-9 and capacity_factor * 64 % 1 != 0
    return not close or "The capacity before rounding is too close to an integer."


def valid_layer(x, W_gate, W_experts, k, capacity_factor):
    """True, or why this call is outside the task."""
    if not numbers(x, 2) or not numbers(W_gate, 2) or not numbers(W_experts, 3):
        return "x and W_gate are matrices, W_experts has three axes; all hold finite numbers."
    if x.shape[1] != len(W_gate) or W_experts.shape[:2] != W_gate.shape[::-1]:
        return "The shapes fit."
    logits = x.astype(float) @ W_gate.astype(float)
    whole = all((each * 64 % 1 == 0).all() for each in (x, W_gate))
    gaps = np.diff(np.sort(logits, axis=1), axis=1)
    if not whole and (gaps < 1e-9 * (1 + np.abs(logits).max())).any():
        return "Logits of a token are too close."
    return valid(logits, k, capacity_factor)


def random_case(rng, i):
    T, E = int(rng.integers(1, 13)), int(rng.integers(1, 7))
    logits = rng.normal(size=(T, E)) * 2 + rng.normal(size=E)
    if i % 4 == 3:
        logits = rng.integers(-2, 3, size=(T, E))
    factor = float(rng.choice([0.25, 0.5, 1.0, 1.25, 2.0]))
    return {"logits": logits, "k": int(rng.integers(1, E + 1)), "capacity_factor": factor}


def random_loss(rng, i):
    case = random_case(rng, i)
    del case["capacity_factor"]
    return case


def random_layer(rng, i):
    case = random_case(rng, i)
    (T, E), D, D_out = case.pop("logits").shape, int(rng.integers(1, 5)), int(rng.integers(1, 5))
    arrays = {"x": rng.normal(size=(T, D)), "W_gate": rng.normal(size=(D, E)) * 2}
    return arrays | {"W_experts": rng.normal(size=(E, D, D_out))} | case


def build(cases):
    a = np.array
    crowd = a([[2.0, 1.0, 0.0], [3.0, 0.0, 1.0], [1.5, 1.0, 0.5], [0.0, 2.0, 1.0]])
    wide = np.random.default_rng(1341).normal(size=(9, 5)) + a([2.0, 0.0, 0.5, -1.0, 0.0])
    e = cases.of("route")
    e.example("one-choice", logits=crowd, k=1, capacity_factor=1.0, note="Each expert has 2 places.")
    e.example("two-choices", logits=crowd, k=2, capacity_factor=0.75)
    late = a([[0.0, 1.0], [2.0, 1.0], [2.0, 0.5]])
    e.edge("first-choices-before-second-ones", logits=late, k=2, capacity_factor=0.5)
    e.edge("everything-dropped", logits=a([[1.0, 0.5], [2.0, 1.0], [3.0, 1.0], [1.0, 0.0]]), k=2, capacity_factor=0.25)
    e.edge("ties", logits=a([[1.0, 1.0, 1.0], [0.0, 2.0, 2.0], [1.0, 0.0, 1.0]]), k=2, capacity_factor=2.0)
    many = np.tile(a([[0.0, 1.0]]), (2, 20))
    e.edge("many-ties", logits=many, k=23, capacity_factor=1.0)
    for factor in (0.2, 0.5, 1.0, 1.25, 4.0):
        e.edge(f"factor-{int(factor * 100)}", logits=wide, k=2, capacity_factor=factor)
    e.edge("three-choices", logits=wide, k=3, capacity_factor=0.7)
    e.edge("capacity-without-remainder", logits=wide[:4, :4], k=1, capacity_factor=2)
    e.edge("all-experts", logits=wide, k=5, capacity_factor=1.0)
    e.edge("all-experts-half-the-room", logits=wide, k=5, capacity_factor=0.5)
    e.edge("one-token", logits=wide[:1], k=2, capacity_factor=0.1)
    e.edge("one-expert", logits=wide[:, :1], k=1, capacity_factor=0.5)
    e.edge("no-choice", logits=wide, k=0, capacity_factor=1.0, raises=ValueError)
    e.edge("more-choices-than-experts", logits=wide, k=6, capacity_factor=1.0, raises=ValueError)
    e.edge("factor-zero", logits=wide, k=2, capacity_factor=0.0, raises=ValueError)
    e.edge("factor-negative", logits=wide, k=2, capacity_factor=-1.0, raises=ValueError)
    byte = a([[200, 3, 250], [7, 9, 8], [100, 101, 99]], dtype=np.uint8)
    e.shape("unsigned", logits=byte, k=2, capacity_factor=0.75)
    e.shape("as-many-tokens-as-experts", logits=wide[:5], k=2, capacity_factor=1.0)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, logits=Layout(wide, layout), k=2, capacity_factor=0.8)
    e.stability("underflow", logits=a([[0.0, -900.0, -800.0], [-2000.0, -850.0, 3.0]]), k=2, capacity_factor=2.0)
    e.stability("large", logits=a([[900.0, 905.0, 100.0], [-950.0, -951.0, -949.5]]), k=2, capacity_factor=2.0)
    e.random(36, random_case, seed=1341)
    row = st.lists(st.sampled_from([0.0, 1.0, 2.0, -1.0]), min_size=3, max_size=3)
    tokens = st.lists(row, min_size=1, max_size=3).map(np.array)
    factor = st.sampled_from([0.5, 1.0, 2.0])
    inputs = {"logits": tokens, "k": st.integers(1, 3), "capacity_factor": factor}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid)

    e = cases.of("moe_layer")
    x, gate = a([[1.0, 2.0], [3.0, 0.0], [2.0, 1.0]]), a([[1.0, 0.0, 0.5], [0.0, 1.0, 0.0]])
    maps = a(
        [[[1.0, 0.0, 1.0], [0.0, 2.0, 0.0]], [[3.0, 1.0, 0.0], [1.0, 0.0, 1.0]], [[0.0, 1.0, 2.0], [5.0, 1.0, 1.0]]]
    )
    e.example("three-experts", x=x, W_gate=gate, W_experts=maps, k=2, capacity_factor=0.5)
    e.edge("room-for-all", x=x, W_gate=gate, W_experts=maps, k=2, capacity_factor=2.0)
    e.edge("one-choice", x=x, W_gate=gate, W_experts=maps, k=1, capacity_factor=1.0)
    e.edge("a-token-without-expert", x=x[[1, 1, 2]], W_gate=gate, W_experts=maps, k=1, capacity_factor=1.0)
    e.edge("no-choice", x=x, W_gate=gate, W_experts=maps, k=0, capacity_factor=1.0, raises=ValueError)
    e.edge("factor-zero", x=x, W_gate=gate, W_experts=maps, k=1, capacity_factor=0, raises=ValueError)
    rng = np.random.default_rng(1342)
    square = {"x": rng.normal(size=(3, 3)), "W_gate": rng.normal(size=(3, 3)), "W_experts": rng.normal(size=(3, 3, 3))}
    e.shape("everything-three", **square, k=2, capacity_factor=1.0)
    whole = {"x": a([[200, 1], [3, 90]]), "W_gate": a([[1, 2, 9], [3, 1, 2]]), "W_experts": maps + 100}
    e.shape("unsigned", **{n: w.astype(np.uint8) for n, w in whole.items()}, k=2, capacity_factor=1.0)
    for layout in ("fortran", "readonly"):
        laid = {n: Layout(w, layout) for n, w in square.items()}
        e.shape(layout, **laid, k=2, capacity_factor=0.6)
    e.random(30, random_layer, seed=1342)
    fixed = {"W_gate": st.just(gate), "W_experts": st.just(maps)}
    pairs = st.lists(st.sampled_from([[1.0, 2.0], [3.0, 0.0], [0.0, 1.0]]), min_size=1, max_size=3).map(np.array)
    inputs = {"x": pairs, "k": st.integers(1, 3), "capacity_factor": factor}
    e.strategy(st.fixed_dictionaries(inputs | fixed), valid=valid_layer)

    e = cases.of("load_balancing_loss")
    e.example("one-choice", logits=crowd, k=1)
    e.example("two-choices", logits=crowd, k=2)
    e.edge("all-experts", logits=wide, k=5)
    e.edge("balanced", logits=3.0 * np.eye(4), k=1)
    e.edge("collapsed", logits=np.tile(a([[9.0, 0.0, 0.5, 1.0]]), (3, 1)), k=1)
    e.edge("last-expert-idle", logits=wide[:, [0, 1, 2, 4, 3]], k=1)
    e.edge("ties", logits=np.zeros((3, 4)), k=3)
    e.edge("one-token", logits=wide[:1], k=2)
    e.edge("one-expert", logits=wide[:, :1], k=1)
    e.edge("no-choice", logits=wide, k=0, raises=ValueError)
    e.edge("more-choices-than-experts", logits=wide, k=6, raises=ValueError)
    e.shape("unsigned", logits=byte, k=2)
    for layout in ("fortran", "readonly"):
        e.shape(layout, logits=Layout(wide, layout), k=2)
    e.stability("underflow", logits=a([[0.0, -900.0, -800.0], [-2000.0, -850.0, 3.0]]), k=2)
    e.stability("large", logits=a([[900.0, 905.0, 100.0], [-950.0, -951.0, -949.5]]), k=2)
    e.random(30, random_loss, seed=1343)
    e.strategy(st.fixed_dictionaries({"logits": tokens, "k": st.integers(1, 3)}), valid=valid_loss)
