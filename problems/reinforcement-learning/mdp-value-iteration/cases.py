import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def every_policy_ends(P, terminal):
    """Whether no set of states that are not terminal can be stayed in for ever."""
    stay = ~terminal
    while stay.any():
        inside = (np.where(stay, P, 0.0).sum(axis=2) > 1 - 1e-12).any(axis=1) & stay
        if (inside == stay).all():
            return False
        stay = inside
    return True


def optimal_q(P, R, terminal, gamma):
    """Q of the best policy, by policy iteration."""
    S = len(R)
    P, R = np.where(terminal[:, None, None], 0.0, P), np.where(terminal[:, None], 0.0, R)
    actions = np.zeros(S, dtype=int)
    for _ in range(200):
        V = np.linalg.solve(np.eye(S) - gamma * P[np.arange(S), actions], R[np.arange(S), actions])
        Q = R + gamma * P @ V
        better = Q.max(axis=1) > Q[np.arange(S), actions] + 1e-11
        if not better.any():
            break
        actions = np.where(better, Q.argmax(axis=1), actions)
    return Q


def valid_process(P, R, terminal, gamma):
    """True, or why this process is outside the task."""
    if np.ndim(P) != 3 or np.shape(R) != np.shape(P)[:2] or np.shape(P)[2] != len(P) or np.shape(terminal) != (len(P),):
        return "P has the shape (S, A, S), R (S, A), and terminal (S,)."
    if 0 in np.shape(P) or len(P) > 60 or np.shape(P)[1] > 8:
        return "There are 1 to 60 states and 1 to 8 actions."
    if np.asarray(terminal).dtype != bool or any(np.asarray(x).dtype.kind not in "iuf" for x in (P, R)):
        return "terminal holds booleans, P and R floats or integers."
    P, R = np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    if not np.isfinite(P).all() or not np.isfinite(R).all() or (np.abs(R) > 1e3).any():
        return "P and R are finite, and rewards at most 1,000 in size."
    if (P < 0).any() or (np.abs(P.sum(axis=2) - 1) > 1e-12).any():
        return "The last axis of P holds probabilities that sum to 1."
    if not (0 <= gamma <= 0.99 or gamma == 1):
        return "gamma is from 0 to 0.99, or 1."
    if gamma == 1 and not every_policy_ends(P, np.asarray(terminal)):
        return "With gamma = 1 every policy gets to a terminal state."
    Q = optimal_q(P, R, np.asarray(terminal), gamma)
    if np.abs(Q.max(axis=1)).max() > 100:
        return "Values are at most 100 in size."
    gaps = Q.max(axis=1, keepdims=True) - Q
    return (
        bool(((gaps < 1e-9) | (gaps > 1e-4)).all()) or "An action is too close to the best to say whether it is tied."
    )


def valid_policy(P, R, terminal, policy, gamma):
    if np.shape(policy) != np.shape(R) or np.asarray(policy).dtype.kind not in "iuf":
        return "policy has the shape of R."
    policy = np.asarray(policy, dtype=float)
    if not (policy >= 0).all() or (np.abs(policy.sum(axis=1) - 1) > 1e-12).any():
        return "policy holds a probability for each action, and rows sum to 1."
    return valid_process(P, R, terminal, gamma)


def rows(rng, shape, zeros=0.4):
    """Random probabilities along the last axis, some of them zero."""
    weights = rng.exponential(size=shape) * (rng.random(shape) > zeros)
    weights[..., rng.integers(shape[-1])] += 0.1
    return weights / weights.sum(axis=-1, keepdims=True)


def process(rng, S, A, ends=1, leak=0.0):
    """A random process with the last `ends` states terminal; each step ends there with probability leak or more."""
    P = rows(rng, (S, A, S))
    if leak:
        P = (1 - leak) * P
        P[:, :, -1] += leak
    terminal = np.zeros(S, dtype=bool)
    terminal[S - ends :] = True
    return {"P": P, "R": rng.normal(scale=2.0, size=(S, A)), "terminal": terminal}


def random_process(rng, i):
    S, A, ends = [(5, 3, 1), (7, 2, 2), (4, 4, 0), (9, 3, 1), (3, 5, 1)][i % 5]
    whole = i % 6 == 5 and ends > 0
    case = process(rng, S, A, ends, leak=0.15 if whole else 0.0)
    mixed = rng.permutation(S)
    case = {"P": case["P"][mixed][:, :, mixed], "R": case["R"][mixed], "terminal": case["terminal"][mixed]}
    return case | {"gamma": 1.0 if whole else float(rng.choice([0.3, 0.7, 0.9]))}


def random_evaluation(rng, i):
    case = random_process(rng, i)
    return case | {"policy": rows(rng, case["R"].shape, zeros=0.3)}


def strategy(policy):
    """Deterministic processes of one to three states and two actions, discounted."""

    def inputs(S):
        moves = st.lists(st.tuples(st.integers(0, S - 1), st.integers(0, S - 1)), min_size=S, max_size=S)
        rewards = st.lists(st.sampled_from([0.0, 1.0, -2.0]), min_size=2 * S, max_size=2 * S)
        parts = {
            "P": moves.map(lambda to: np.eye(S)[np.array(to)]),
            "R": rewards.map(lambda r: np.array(r).reshape(S, 2)),
            "terminal": st.lists(st.booleans(), min_size=S, max_size=S).map(lambda ends: np.array(ends, dtype=bool)),
            "gamma": st.sampled_from([0.5, 0.0]),
        }
        if policy:
            shares = st.lists(st.sampled_from([0.25, 1.0, 0.5]), min_size=S, max_size=S)
            parts["policy"] = shares.map(lambda p: np.stack([p, 1 - np.array(p)], axis=1))
        return st.fixed_dictionaries(parts)

    return st.integers(1, 3).flatmap(inputs)


# coverage-ok: P: its first and its last axis are the states


def build(cases):
    a = np.array
    # Two rooms and a door: action 0 stays and is paid, action 1 goes on; the last state is the end, and a paid loop.
    P = a(
        [
            [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]],
            [[0.25, 0.75, 0.0], [0.0, 0.0, 1.0]],
            [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]],
        ]
    )
    R, ends = a([[1.0, -1.0], [0.5, 6.0], [50.0, 50.0]]), a([False, False, True])
    door = {"P": P, "R": R, "terminal": ends}
    mixed = a([[0.3, 0.7], [0.9, 0.1], [0.5, 0.5]])
    rng = np.random.default_rng(41)
    slow = process(rng, 6, 3, 1)
    slow["R"] = 0.3 * slow["R"]
    walk = process(rng, 7, 2, 1, leak=0.02)
    big = process(rng, 40, 4, 2)
    chain = np.zeros((5, 2, 5))
    chain[np.arange(5), 0, np.minimum(np.arange(5) + 1, 4)] = 1.0
    chain[np.arange(5), 1, np.minimum(np.arange(5) + 2, 4)] = 1.0
    steps = {"P": chain, "R": np.tile([-1.0, -2.5], (5, 1)), "terminal": np.arange(5) == 4}
    tied = a([[0.3, 0.1 + 0.2, 0.1], [0.1, 0.7 - 0.4, 0.3], [-0.5, -2.0, -0.5]])  # 0.1 + 0.2 is above 0.3
    loops = np.repeat(np.eye(3)[:, None, :], 3, axis=1)
    none = {"P": rows(rng, (4, 2, 4)), "R": rng.normal(size=(4, 2)), "terminal": np.zeros(4, dtype=bool)}
    shut = none | {"terminal": np.ones(4, dtype=bool)}
    one = {"P": np.ones((1, 3, 1)), "R": a([[0.5, 2.0, -1.0]]), "terminal": a([False])}
    aside = np.zeros((3, 2, 3))
    aside[[0, 0, 1, 1, 2, 2], [0, 1] * 3, [0, 1, 1, 1, 0, 1]] = 1.0  # nothing leads to state 2
    far = {"P": aside, "R": a([[1.0, 0.5], [-0.25, 0.75], [0.5, -3.0]]), "terminal": a([False, True, False])}
    whole = {
        "P": chain.astype(np.int64),
        "R": a([[3, 7], [2, 90], [60, 1], [0, 5], [9, 9]]),
        "terminal": a([0, 0, 0, 0, 1]) > 0,
    }
    negative = {"P": chain.astype(np.int8), "R": a([[-3, 7], [2, -90], [90, 1], [0, -5], [9, 9]], dtype=np.int8),
                "terminal": a([False, False, False, False, True])}  # fmt: skip

    for name, valid, make, seed in (
        ("policy_evaluation", valid_policy, random_evaluation, 601),
        ("value_iteration", valid_process, random_process, 602),
    ):
        e = cases.of(name)
        given = name == "policy_evaluation"

        def plus(case, policy=None, given=given):
            """The case with a policy, where one is asked for."""
            S, A = np.shape(case["R"])
            spread = (1.0 + np.arange(S * A).reshape(S, A)) ** 0.5
            made = spread / spread.sum(axis=1, keepdims=True) if policy is None else policy
            return case | ({"policy": made} if given else {})

        e.example("two-rooms-and-an-end", **plus(door, mixed), gamma=0.9)
        e.example("two-rooms-next-reward-only", **plus(door, mixed), gamma=0)
        e.edge("gamma-one", **plus(steps), gamma=1)
        e.edge("gamma-one-at-random", **plus(walk), gamma=1.0)
        e.edge("gamma-near-one", **plus(slow), gamma=0.99)
        e.edge("no-terminal-state", **plus(none), gamma=0.8)
        e.edge("all-terminal", **plus(shut), gamma=0.8)
        e.edge("one-state", **plus(one), gamma=0.75)
        e.edge("one-terminal-state", **plus(one | {"terminal": a([True])}), gamma=1.0)
        e.edge("cannot-be-reached", **plus(far), gamma=0.6)
        e.edge("one-action", **plus({"P": P[:, :1], "R": R[:, :1], "terminal": ends}), gamma=0.4)
        e.shape("integers", **plus(whole), gamma=0.5)
        e.shape("int8", **plus(negative), gamma=0.5)
        e.shape("forty-states", **plus(big), gamma=0.85)
        for layout in ("fortran", "strided", "readonly"):
            laid = {key: Layout(value, layout) for key, value in plus(door, mixed).items()}
            e.shape(layout, **laid, gamma=0.7)
        e.random(30, make, seed=seed)
        e.strategy(strategy(given), valid=valid)

    e = cases.of("policy_evaluation")
    choices = a([[0, 1], [1, 0], [0, 1], [0, 1], [1, 0]])
    e.edge("deterministic-policy", **steps, policy=choices.astype(float), gamma=0.9)
    e.shape("integer-policy", **whole, policy=choices, gamma=0.5)
    e.shape("uint8-policy", **whole, policy=choices.astype(np.uint8), gamma=0.5)

    e = cases.of("value_iteration")
    e.edge("ties", P=loops, R=tied, terminal=np.zeros(3, dtype=bool), gamma=0.0)
    e.edge("ties-in-the-long-run", P=loops, R=tied, terminal=np.zeros(3, dtype=bool), gamma=0.95)
    # Going round the square either way costs the same, by sums in another order.
    square = np.zeros((4, 2, 4))
    square[[0, 0, 1, 1, 2, 2, 3, 3], [0, 1] * 4, [1, 2, 3, 3, 3, 3, 3, 3]] = 1.0
    costs = a([[0.1, 0.2], [0.2, 5.0], [7.0, 0.1], [0.0, 0.0]])
    e.edge("two-ways-of-one-cost", P=square, R=-costs, terminal=np.arange(4) == 3, gamma=1.0)
    e.edge("just-not-tied", P=loops[:2, :, :2] / loops[:2, :, :2].sum(axis=2, keepdims=True),
           R=a([[1.0, 1.0002, 1.0], [50.0, 1.0, 50.0003]]), terminal=np.zeros(2, dtype=bool), gamma=0.0)  # fmt: skip
