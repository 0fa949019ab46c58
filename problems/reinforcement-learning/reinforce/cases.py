import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def numbers(x, shape):
    x = np.asarray(x)
    if x.shape != shape or (x.dtype != np.float64 and x.dtype.kind not in "iu"):
        return False
    return bool((np.abs(x.astype(float)) <= 1000).all())


def valid(weights, episodes, gamma=0.99, baseline=None):
    """True, or why this call is outside the task."""
    if np.ndim(weights) != 2 or 0 in np.shape(weights) or not numbers(weights, np.shape(weights)):
        return "weights has the shape (d, A) and holds numbers of at most 1,000 in size."
    d, A = np.shape(weights)
    if not episodes or any(len(episode) != 3 for episode in episodes):
        return "There is at least one episode, each of features, actions and rewards."
    for features, actions, rewards in episodes:
        T = np.size(actions)
        if np.shape(actions) != (T,) or np.asarray(actions).dtype.kind not in "iu":
            return "actions holds integers in one axis."
        if not numbers(features, (T, d)) or not numbers(rewards, (T,)):
            return "features has the shape (T, d), rewards (T,), and both hold numbers of at most 1,000 in size."
        if not all(0 <= int(a) < A for a in actions):
            return "Actions are from 0 to A - 1."
    return 0 <= gamma <= 1 or "gamma is in [0, 1]."


def play(rng, lengths, d, A):
    return [(rng.normal(size=(T, d)), rng.integers(0, A, size=T), rng.normal(loc=0.5, size=T)) for T in lengths]


def random_case(rng, i):
    lengths, d, A = [((3, 5), 2, 3), ((1, 4, 2, 6), 3, 2), ((7,), 4, 5), ((2, 0, 3), 1, 4)][i % 4]
    case = {"weights": rng.normal(size=(d, A)), "episodes": play(rng, lengths, d, A)}
    if i % 3:
        case["gamma"] = float(rng.choice([0.5, 0.9, 1.0]))
    return case | ({"baseline": ("mean", "leave-one-out")[i % 2]} if i % 5 > 1 else {})


def strategy():
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(sizes):
        lengths, A = sizes

        def episode(T):
            reals = st.lists(number, min_size=T, max_size=T).map(lambda x: np.array(x, dtype=float))
            acts = st.lists(st.integers(0, A - 1), min_size=T, max_size=T).map(lambda x: np.array(x, dtype=int))
            return st.tuples(reals.map(lambda x: x.reshape(-1, 1)), acts, reals)

        weights = st.lists(number, min_size=A, max_size=A).map(lambda w: np.array([w]))
        parts = {"weights": weights, "episodes": st.tuples(*map(episode, lengths)).map(list)}
        options = {"gamma": st.sampled_from([0.5, 1.0]), "baseline": st.sampled_from(["mean", "leave-one-out"])}
        return st.fixed_dictionaries(parts, optional=options)

    return st.tuples(st.lists(st.integers(0, 2), min_size=1, max_size=3), st.integers(1, 2)).flatmap(inputs)


def build(cases):
    a = np.array
    rng = np.random.default_rng(29)
    weights = a([[0.5, -1.0, 0.25], [1.5, 0.0, -0.5]])
    three = play(rng, (4, 2, 5), 2, 3)
    uneven = play(rng, (1, 6, 3, 0, 6), 2, 3)
    short = [(a([[1.0, 0.0], [0.0, 1.0]]), a([0, 1]), a([1.0, 4.0])), (a([[1.0, 1.0]]), a([1]), a([-1.0]))]
    wide = np.cos(np.arange(15.0)).reshape(3, 5)
    nothing = (np.zeros((0, 2)), np.zeros(0, dtype=int), np.zeros(0))
    even = [(x[:2], acts[:2], r[:2]) for x, acts, r in three]
    whole = [([[3, 200], [0, 17], [250, 1]], [2, 0, 1], [200, 90, 7]), ([[9, 4]], [1], [30])]
    whole = [tuple(a(part, dtype=np.uint8) for part in episode) for episode in whole]
    ints = [(a([[3, -2], [0, 5]]), a([2, 0]), a([4, -9])), (a([[-1, 1], [2, 2], [1, 0]]), a([1, 1, 0]), a([2, 0, 7]))]

    for name, seed in (("reinforce_loss", 661), ("reinforce_loss_grad", 662)):
        e = cases.of(name)
        e.example("two-short-episodes", weights=np.zeros((2, 2)), episodes=short, gamma=0.5)
        e.example("two-short-episodes-leave-one-out", weights=np.zeros((2, 2)), episodes=short, gamma=0.5,
                  baseline="leave-one-out")  # fmt: skip
        e.edge("all-defaults", weights=weights, episodes=three)
        e.edge("only-gamma-given", weights=weights, episodes=three, gamma=0.7)
        for kind in ("mean", "leave-one-out"):
            e.edge(f"{kind}-alone", weights=weights, episodes=three, baseline=kind)
            e.edge(f"{kind}-uneven", weights=weights, episodes=uneven, gamma=0.8, baseline=kind)
            e.edge(f"{kind}-even", weights=weights, episodes=even, gamma=0.8, baseline=kind)
            e.edge(f"{kind}-one-episode", weights=weights, episodes=three[:1], gamma=0.8, baseline=kind)
            e.edge(f"{kind}-no-steps", weights=weights, episodes=[nothing, nothing], baseline=kind)
            e.edge(f"{kind}-one-empty", weights=weights, episodes=[nothing, *three[:2]], gamma=0.9, baseline=kind)
        twins = [three[0], three[1], three[0]]
        e.edge("leave-one-out-twins", weights=weights, episodes=twins, gamma=0.8, baseline="leave-one-out")
        e.edge("gamma-zero", weights=weights, episodes=three, gamma=0)
        e.edge("gamma-one", weights=weights, episodes=three, gamma=1)
        e.edge("no-steps", weights=weights, episodes=[nothing])
        e.edge("one-step", weights=weights, episodes=[(a([[0.5, -1.0]]), a([2]), a([3.0]))], gamma=0.9)
        e.edge("one-action", weights=weights[:, :1], episodes=[(x, 0 * acts, r) for x, acts, r in three], gamma=0.9)
        e.edge("unknown-baseline", weights=weights, episodes=three, baseline="median", raises=ValueError)
        e.edge("unnamed-baseline", weights=weights, episodes=three, baseline="", raises=ValueError)
        e.edge("unknown-baseline-no-steps", weights=weights, episodes=[nothing], baseline="none", raises=ValueError)
        e.shape("bytes", weights=a([[1, 0, 2], [0, 3, 1]], dtype=np.uint8), episodes=whole, gamma=1, baseline="mean")
        e.shape("integers", weights=a([[1, 0, -2], [0, 3, 1]]), episodes=ints, gamma=0.5, baseline="leave-one-out")
        e.shape("one-feature", weights=weights[:1], episodes=[(x[:, :1], acts, r) for x, acts, r in three], gamma=0.9)
        e.shape(
            "five-actions", weights=np.cos(np.arange(15.0)).reshape(3, 5), episodes=play(rng, (3, 4), 3, 5), gamma=0.9
        )
        e.shape("as-many-features-as-actions", weights=wide[:, :3], episodes=play(rng, (3, 2), 3, 3), gamma=0.9)
        for layout in ("fortran", "strided", "readonly"):
            laid = [tuple(Layout(part, layout) for part in episode) for episode in three[:2]]
            e.shape(layout, weights=Layout(weights, layout), episodes=laid, gamma=0.9, baseline="mean")
        e.stability("scores-of-ten-thousand", weights=200.0 * weights, gamma=0.9,
                    episodes=[(40.0 * x, acts, r) for x, acts, r in three])  # fmt: skip
        rich = [(x, acts, 900.0 + r) for x, acts, r in three]
        e.stability("large-returns", weights=weights, episodes=rich, gamma=1.0, baseline="leave-one-out")
        e.random(30, random_case, seed=seed)
        e.strategy(strategy(), valid=valid)
