import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def whole(x, length):
    return np.shape(x) == (length,) and np.asarray(x).dtype.kind in "iu"


def numbers(x):
    x = np.asarray(x)
    return (x.dtype == np.float64 or x.dtype.kind in "iu") and bool((np.abs(x.astype(float)) <= 1000).all())


def valid(q, states, actions, rewards, next_states, dones, alpha=0.1, gamma=0.99, sweeps=1):
    """True, or why this call is outside the task."""
    if np.ndim(q) != 2 or 0 in np.shape(q) or not numbers(q):
        return "q has the shape (S, A), and holds float64 or integers of at most 1,000 in size."
    (S, A), N = np.shape(q), np.size(states)
    if not all(whole(x, N) for x in (states, actions, next_states)):
        return "states, actions and next_states hold integers and have one shape, (N,)."
    if np.shape(rewards) != (N,) or not numbers(rewards) or np.shape(dones) != (N,) or np.asarray(dones).dtype != bool:
        return "rewards holds numbers of at most 1,000 in size, and dones booleans, in the shape of states."
    for i in range(N):
        s, a, t = int(states[i]), int(actions[i]), int(next_states[i])
        if not (0 <= s < S and 0 <= a < A and (dones[i] or 0 <= t < S)):
            return "States are from 0 to S - 1, actions from 0 to A - 1."
    if not (0 <= alpha <= 1 and 0 <= gamma <= 1 and isinstance(sweeps, int) and 0 <= sweeps <= 1000):
        return "alpha and gamma are in [0, 1], and sweeps is an integer from 0 to 1,000."
    table = [[float(value) for value in row] for row in q]
    for i in list(range(N)) * sweeps:
        s, a = int(states[i]), int(actions[i])
        follows = 0.0 if dones[i] else gamma * max(table[int(next_states[i])])
        table[s][a] += alpha * (float(rewards[i]) + follows - table[s][a])
        if abs(table[s][a]) > 1000:
            return "Values are at most 1,000 in size."
    gaps = np.max(table, axis=1, keepdims=True) - np.array(table)
    return bool(((gaps < 1e-12) | (gaps > 1e-6)).all()) or "A value is too close to the best to say whether it is tied."


def random_case(rng, i):
    S, A, N = [(4, 3, 20), (6, 2, 40), (3, 5, 12), (2, 4, 9)][i % 4]
    case = {
        "q": rng.normal(size=(S, A)) if i % 3 else rng.integers(-3, 4, size=(S, A)) + 0.01 * np.arange(A),
        "states": rng.integers(0, S, size=N),
        "actions": rng.integers(0, A, size=N),
        "rewards": rng.normal(scale=2.0, size=N),
        "next_states": rng.integers(0, S, size=N),
        "dones": rng.random(N) < 0.25,
        "alpha": float(rng.uniform(0.05, 1.0)),
        "gamma": float(rng.choice([0.5, 0.8, 0.95])),
    }
    return case | ({"sweeps": 1 + i % 4} if i % 2 else {})


def gridworld(rows=3, columns=4, goal=3, pit=7):
    """Every transition of a grid: a step costs 0.1, the goal pays 2, the pit costs 3; both end the episode."""
    found = []
    for cell in range(rows * columns):
        for action, (down, right) in enumerate([(-1, 0), (0, 1), (1, 0), (0, -1)]):
            if cell in (goal, pit):
                continue
            row, column = cell // columns + down, cell % columns + right
            inside = 0 <= row < rows and 0 <= column < columns
            to = row * columns + column if inside else cell
            found.append((cell, action, {goal: 2.0, pit: -3.0}.get(to, -0.1), to, to in (goal, pit)))
    names = ("states", "actions", "rewards", "next_states", "dones")
    return {name: np.array(column) for name, column in zip(names, zip(*found))}


def strategy():
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(sizes):
        S, A, N = sizes

        def array(elements, n=N):
            return st.lists(elements, min_size=n, max_size=n)

        return st.fixed_dictionaries(
            {
                "q": array(number, S * A).map(lambda x: np.array(x).reshape(S, A)),
                "states": array(st.integers(0, S - 1)).map(lambda x: np.array(x, dtype=int)),
                "actions": array(st.integers(0, A - 1)).map(lambda x: np.array(x, dtype=int)),
                "rewards": array(number).map(lambda x: np.array(x, dtype=float)),
                "next_states": array(st.integers(0, S - 1)).map(lambda x: np.array(x, dtype=int)),
                "dones": array(st.booleans()).map(lambda x: np.array(x, dtype=bool)),
                "alpha": st.sampled_from([0.5, 1.0]),
                "gamma": st.sampled_from([0.5, 1.0]),
            },
            optional={"sweeps": st.integers(0, 2)},
        )

    return st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 3)).flatmap(inputs)


def build(cases):
    e = cases.of("q_learning")
    a = np.array
    q = a([[0.5, -1.0], [2.0, 1.0], [-0.5, 0.25]])
    walk = {
        "states": a([0, 1, 0, 2, 1, 0]),
        "actions": a([1, 0, 0, 1, 1, 1]),
        "rewards": a([1.0, -0.5, 0.25, 2.0, -1.0, 0.5]),
        "next_states": a([1, 2, 2, 1, 0, 1]),
        "dones": a([False, False, False, True, False, False]),
    }
    first = {key: value[:3] for key, value in walk.items()}
    none = {key: value[:0] for key, value in walk.items()}
    ended = walk | {"next_states": a([1, 2, 2, -1, 0, 1])}

    e.example("two-steps-and-an-end", q=np.zeros((2, 2)), states=a([0, 1, 0]), actions=a([1, 0, 1]),
              rewards=a([1.0, 4.0, 2.0]), next_states=a([1, 1, 1]), dones=a([False, True, False]),
              alpha=0.5, gamma=0.5)  # fmt: skip
    e.example("two-sweeps", q=q, **walk, alpha=0.5, gamma=0.8, sweeps=2)
    e.edge("all-defaults", q=q, **walk)
    e.edge("only-alpha-given", q=q, **walk, alpha=0.7)
    e.edge("only-gamma-given", q=q, **walk, gamma=0.3)
    e.edge("only-sweeps-given", q=q, **walk, sweeps=3)
    e.edge("alpha-one", q=q, **walk, alpha=1, gamma=0.5)
    e.edge("alpha-zero", q=q, **walk, alpha=0, gamma=0.5, sweeps=2)
    e.edge("gamma-zero", q=q, **walk, alpha=0.4, gamma=0)
    e.edge("gamma-one", q=q, **walk, alpha=0.4, gamma=1, sweeps=2)
    e.edge("no-transitions", q=q, **none, sweeps=2)
    e.edge("no-sweeps", q=q, **walk, sweeps=0)
    e.edge("no-next-state-after-an-end", q=q, **ended, alpha=0.5, gamma=0.8, sweeps=2)
    e.edge("one-state-one-action", q=a([[0.5]]), states=a([0, 0, 0]), actions=a([0, 0, 0]), rewards=a([1.0, -0.5, 2.0]),
           next_states=a([0, 0, 0]), dones=a([False, False, True]), alpha=0.3, gamma=0.9)  # fmt: skip
    e.edge("never-visited", q=np.vstack([q, [[3.0, 7.0], [1.5, 1.5]]]), **walk, alpha=0.5, gamma=0.9)
    e.edge("untried-action-is-best", q=a([[0.0, 9.0], [-1.0, 5.0], [0.5, -2.0]]), **first, alpha=0.5, gamma=0.9)
    e.edge("all-negative", q=q - 20.0, **walk, alpha=0.5, gamma=0.9)
    tied = a([[0.3, 0.1 + 0.2, 0.0], [0.1, 0.7 - 0.4, 0.3], [0.2, -1.0, 0.2]])  # 0.1 + 0.2 is above 0.3
    e.edge("ties", q=tied, states=a([2]), actions=a([1]), rewards=a([1.4]), next_states=a([0]), dones=a([True]),
           alpha=0.5, gamma=0.9)  # fmt: skip
    e.edge("not-tied", q=a([[1.0, 1.00001], [500.0, 500.00001]]), **none)
    grid = gridworld()
    e.edge("gridworld-to-the-fixed-point", q=np.zeros((12, 4)), **grid, alpha=1.0, gamma=0.9, sweeps=25)
    e.edge("gridworld-on-the-way", q=np.zeros((12, 4)), **grid, alpha=0.5, gamma=0.9, sweeps=6)
    e.edge("gridworld-with-hope", q=np.full((12, 4), 5.0), **grid, alpha=0.3, gamma=0.95, sweeps=4)

    kinds = ("states", "actions", "next_states")
    for kind in ("uint8", "int16"):
        narrow = {key: value.astype(kind) if key in kinds else value for key, value in walk.items()}
        e.shape(f"{kind}-indices", q=q, **narrow, alpha=0.4, gamma=0.9)
    e.shape("integer-table", q=a([[3, -1], [2, 0], [5, 4]]), **walk, alpha=0.4, gamma=0.9)
    e.shape("uint8-table", q=a([[3, 200], [2, 0], [5, 4]], dtype=np.uint8),
            **(walk | {"rewards": a([3, 0, 250, 7, 1, 90], dtype=np.uint8)}), alpha=1, gamma=1)  # fmt: skip
    wide = np.linspace(-1.0, 2.0, 3 * 7).reshape(3, 7)[::-1]
    e.shape("seven-actions", q=wide, **(walk | {"actions": a([6, 3, 0, 5, 1, 6])}), alpha=0.4, gamma=0.9)
    for layout in ("fortran", "strided", "readonly"):
        given = {key: Layout(value, layout) for key, value in (walk | {"q": q}).items()}
        e.shape(layout, **given, alpha=0.4, gamma=0.9)
    e.random(30, random_case, seed=621)
    e.strategy(strategy(), valid=valid)
