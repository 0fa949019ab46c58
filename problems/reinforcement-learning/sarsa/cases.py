import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def numbers(x):
    x = np.asarray(x)
    return (x.dtype == np.float64 or x.dtype.kind in "iu") and bool((np.abs(x.astype(float)) <= 1000).all())


def fault(q, states, actions, rewards, next_states, next_actions, dones, alpha, gamma):
    """None, or why the transitions are outside the task."""
    if np.ndim(q) != 2 or 0 in np.shape(q) or not numbers(q):
        return "q has the shape (S, A), and holds float64 or integers of at most 1,000 in size."
    (S, A), N = np.shape(q), np.size(states)
    for x in (states, actions, next_states, next_actions):
        if np.shape(x) != (N,) or np.asarray(x).dtype.kind not in "iu":
            return "States and actions are integers and have one shape, (N,)."
    if np.shape(rewards) != (N,) or not numbers(rewards) or np.shape(dones) != (N,) or np.asarray(dones).dtype != bool:
        return "rewards holds numbers of at most 1,000 in size, and dones booleans, in the shape of states."
    for i in range(N):
        inside = 0 <= int(states[i]) < S and 0 <= int(actions[i]) < A
        if not inside or not (dones[i] or (0 <= int(next_states[i]) < S and 0 <= int(next_actions[i]) < A)):
            return "States are from 0 to S - 1, actions from 0 to A - 1."
    return None if 0 <= alpha <= 1 and 0 <= gamma <= 1 else "alpha and gamma are in [0, 1]."


def valid_sarsa(q, states, actions, rewards, next_states, next_actions, dones, alpha=0.1, gamma=0.99):
    """True, or why this call is outside the task."""
    return fault(q, states, actions, rewards, next_states, next_actions, dones, alpha, gamma) or True


def valid_expected(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, epsilon=0.1):
    """True, or why this call is outside the task."""
    why = fault(q, states, actions, rewards, next_states, np.zeros(np.shape(states), dtype=int), dones, alpha, gamma)
    if why:
        return why
    if not 0 <= epsilon <= 1:
        return "epsilon is in [0, 1]."
    table = np.array(q, dtype=float)
    for i in range(len(states)):
        row, cell = table[int(next_states[i])] if not dones[i] else np.zeros(1), (int(states[i]), int(actions[i]))
        target = float(rewards[i]) + gamma * ((1 - epsilon) * row.max() + epsilon * row.mean())
        table[cell] += alpha * (target - table[cell])
    gaps = table.max(axis=1, keepdims=True) - table
    return bool(((gaps < 1e-12) | (gaps > 1e-6)).all()) or "A value is too close to the best to say whether it is tied."


def transitions(rng, S, A, N):
    return {
        "states": rng.integers(0, S, size=N),
        "actions": rng.integers(0, A, size=N),
        "rewards": rng.normal(scale=2.0, size=N),
        "next_states": rng.integers(0, S, size=N),
        "next_actions": rng.integers(0, A, size=N),
        "dones": rng.random(N) < 0.25,
    }


def random_sarsa(rng, i):
    S, A, N = [(4, 3, 20), (6, 2, 40), (3, 5, 12), (2, 4, 9)][i % 4]
    case = {"q": rng.normal(size=(S, A)), **transitions(rng, S, A, N)}
    return case | {"alpha": float(rng.uniform(0.05, 1.0)), "gamma": float(rng.choice([0.5, 0.8, 0.95]))}


def random_expected(rng, i):
    case = random_sarsa(rng, i)
    del case["next_actions"]
    if i % 3 == 0:
        case["q"] = np.round(case["q"])  # ties
    return case | {"epsilon": float(rng.uniform(0.05, 0.9))}


def cliff(rng, steps=120, columns=5):
    """A walk along a cliff of three rows: the lowest row between start and goal costs 100 and ends the episode."""
    found, cell = [], 2 * columns
    action = 0
    for _ in range(steps):
        row, column = divmod(cell, columns)
        down, right = [(-1, 0), (0, 1), (1, 0), (0, -1)][action]
        row, column = min(max(row + down, 0), 2), min(max(column + right, 0), columns - 1)
        to = row * columns + column
        fell, goal = row == 2 and 0 < column < columns - 1, to == 3 * columns - 1
        follow = int(rng.choice(4, p=[0.25, 0.4, 0.25, 0.1]))
        found.append((cell, action, -100.0 if fell else -1.0, to, follow, fell or goal))
        cell, action = (2 * columns, 0) if fell or goal else (to, follow)
    names = ("states", "actions", "rewards", "next_states", "next_actions", "dones")
    return {name: np.array(column) for name, column in zip(names, zip(*found))}


def strategy(*names):
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(sizes):
        S, A, N = sizes

        def array(elements, kind, n=N):
            return st.lists(elements, min_size=n, max_size=n).map(lambda x: np.array(x, dtype=kind))

        parts = {
            "q": array(number, float, S * A).map(lambda x: x.reshape(S, A)),
            "states": array(st.integers(0, S - 1), int),
            "actions": array(st.integers(0, A - 1), int),
            "rewards": array(number, float),
            "next_states": array(st.integers(0, S - 1), int),
            "next_actions": array(st.integers(0, A - 1), int),
            "dones": array(st.booleans(), bool),
            "alpha": st.sampled_from([0.5, 1.0]),
            "gamma": st.sampled_from([0.5, 1.0]),
            "epsilon": st.sampled_from([0.5, 0.0]),
        }
        return st.fixed_dictionaries({name: parts[name] for name in names})

    return st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(1, 3)).flatmap(inputs)


def build(cases):
    a = np.array
    q = a([[0.5, -1.0], [2.0, 1.0], [-0.5, 0.25]])
    walk = {
        "states": a([0, 1, 0, 2, 1, 0]),
        "actions": a([1, 0, 0, 1, 1, 1]),
        "rewards": a([1.0, -0.5, 0.25, 2.0, -1.0, 0.5]),
        "next_states": a([1, 2, 2, 1, 0, 1]),
        "next_actions": a([1, 0, 0, 1, 0, 1]),
        "dones": a([False, False, False, True, False, False]),
    }
    small = {
        "states": a([0, 1, 0]),
        "actions": a([1, 0, 1]),
        "rewards": a([1.0, 4.0, 2.0]),
        "next_states": a([1, 1, 1]),
        "next_actions": a([1, 1, 0]),
        "dones": a([False, True, False]),
    }
    indices = ("states", "actions", "next_states", "next_actions")
    wide = np.linspace(-1.0, 2.0, 3 * 7).reshape(3, 7)[::-1]
    edge_walk = cliff(np.random.default_rng(71))

    for name, valid, make, names, seed in (
        ("sarsa", valid_sarsa, random_sarsa, ("q", *walk, "alpha", "gamma"), 631),
        ("expected_sarsa", valid_expected, random_expected, ("q", *walk, "alpha", "gamma", "epsilon"), 632),
    ):
        e = cases.of(name)
        expected = name == "expected_sarsa"

        def plus(data, epsilon=None, expected=expected):
            """What the entry takes of the transitions, and epsilon where it takes one."""
            kept = {key: value for key, value in data.items() if not (expected and key == "next_actions")}
            return kept | ({"epsilon": epsilon} if expected and epsilon is not None else {})

        e.example("two-steps-and-an-end", q=a([[0.0, 0.0], [0.0, 2.0]]), **plus(small, 0.2), alpha=0.5, gamma=0.5)
        e.example("six-steps", q=q, **plus(walk, 0.4), alpha=0.5, gamma=0.8)
        e.edge("all-defaults", q=q, **plus(walk))
        e.edge("only-alpha-given", q=q, **plus(walk), alpha=0.7)
        e.edge("only-gamma-given", q=q, **plus(walk), gamma=0.3)
        e.edge("alpha-one", q=q, **plus(walk, 0.3), alpha=1, gamma=0.5)
        e.edge("alpha-zero", q=q, **plus(walk, 0.3), alpha=0, gamma=0.5)
        e.edge("gamma-zero", q=q, **plus(walk, 0.3), alpha=0.4, gamma=0)
        e.edge("gamma-one", q=q, **plus(walk, 0.3), alpha=0.4, gamma=1)
        e.edge("no-transitions", q=q, **plus({key: value[:0] for key, value in walk.items()}, 0.3))
        beyond = walk | {"next_states": a([1, 2, 2, -1, 0, 1]), "next_actions": a([1, 0, 0, 99, 0, 1])}
        e.edge("nothing-after-an-end", q=q, **plus(beyond, 0.3), alpha=0.5, gamma=0.8)
        e.edge(
            "one-action", q=q[:, :1], **plus(walk | {"actions": a([0] * 6), "next_actions": a([0] * 6)}, 0.3), alpha=0.5
        )
        e.edge("never-visited", q=np.vstack([q, [[3.0, 7.0], [1.5, 1.5]]]), **plus(walk, 0.3), alpha=0.5, gamma=0.9)
        e.edge("cliff-walk", q=np.zeros((15, 4)), **plus(edge_walk, 0.3), alpha=0.5, gamma=0.95)
        e.edge("all-negative", q=q - 20.0, **plus(walk, 0.3), alpha=0.5, gamma=0.9)
        for kind in ("uint8", "int16"):
            narrow = {key: value.astype(kind) if key in indices else value for key, value in walk.items()}
            e.shape(f"{kind}-indices", q=q, **plus(narrow, 0.3), alpha=0.4, gamma=0.9)
        e.shape("integer-table", q=a([[3, -1], [2, 0], [5, 4]]), **plus(walk, 0.3), alpha=0.4, gamma=0.9)
        bytes_only = walk | {"rewards": a([3, 0, 250, 7, 1, 90], dtype=np.uint8)}
        e.shape(
            "uint8-table", q=a([[3, 200], [2, 0], [5, 4]], dtype=np.uint8), **plus(bytes_only, 0.3), alpha=1, gamma=1
        )
        many = walk | {"actions": a([6, 3, 0, 5, 1, 6]), "next_actions": a([2, 6, 4, 0, 3, 1])}
        e.shape("seven-actions", q=wide, **plus(many, 0.3), alpha=0.4, gamma=0.9)
        for layout in ("fortran", "strided", "readonly"):
            given = {key: Layout(value, layout) for key, value in plus(walk | {"q": q}).items()}
            e.shape(layout, **given, alpha=0.4, gamma=0.9)
        e.random(30, make, seed=seed)
        kept = [key for key in names if not (expected and key == "next_actions")]
        e.strategy(strategy(*kept), valid=valid)

    e = cases.of("expected_sarsa")
    last = {key: value for key, value in walk.items() if key != "next_actions"}
    e.edge("only-epsilon-given", q=q, **last, epsilon=0.6)
    e.edge("epsilon-zero", q=q, **last, alpha=0.4, gamma=0.9, epsilon=0)
    e.edge("epsilon-one", q=q, **last, alpha=0.4, gamma=0.9, epsilon=1)
    tied = a([[0.3, 0.1 + 0.2, 0.0], [0.1, 0.7 - 0.4, 0.3], [0.2, -1.0, 0.2]])  # 0.1 + 0.2 is above 0.3
    e.edge("ties", q=tied, states=a([2]), actions=a([1]), rewards=a([1.4]), next_states=a([0]), dones=a([True]),
           alpha=0.5, gamma=0.9, epsilon=0.3)  # fmt: skip
    e.edge("all-tied", q=np.full((2, 4), 1.5), states=a([0]), actions=a([2]), rewards=a([1.0]), next_states=a([1]),
           dones=a([False]), alpha=0.5, gamma=0.9, epsilon=0.2)  # fmt: skip
    e.edge("not-tied", q=a([[1.0, 1.00001], [500.0, 500.00001]]), states=a([0]), actions=a([0]), rewards=a([1.0]),
           next_states=a([0]), dones=a([True]), alpha=0.5, gamma=0.9, epsilon=0.2)  # fmt: skip
