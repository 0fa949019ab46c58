import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(rewards, c=2**0.5):
    """True, or why this game is outside the task."""
    if np.ndim(rewards) != 2 or np.shape(rewards)[1] == 0 or np.shape(rewards)[0] > 2000:
        return "rewards has the shape (T, K), with T at most 2,000 and K at least 1."
    kind = np.asarray(rewards).dtype
    if kind != np.float64 and kind.kind not in "iu":
        return "rewards holds float64 or integers."
    table = np.asarray(rewards, dtype=float)
    if not (np.abs(table) <= 1000).all():
        return "Rewards are at most 1,000 in size."
    if not 0 <= c <= 1000:
        return "c is from 0 to 1,000."
    K = table.shape[1]
    n, total = np.zeros(K), np.zeros(K)
    for t, row in enumerate(table):
        a = t
        if t >= K:
            bounds = total / n + c * np.sqrt(np.log(t) / n)
            gaps = bounds.max() - bounds
            if ((gaps > 1e-12) & (gaps < 1e-6)).any():
                return "A bound is too close to the largest to say whether it is tied."
            a = int((gaps <= 1e-9).argmax())
        n[a] += 1
        total[a] += row[a]
    return True


def random_case(rng, i):
    T, K = [(20, 3), (35, 4), (12, 5), (40, 2)][i % 4]
    if i % 3 == 0:  # many exact ties
        rewards = (rng.random((T, K)) < rng.uniform(0.2, 0.8, size=K)).astype(float)
    else:
        rewards = rng.normal(loc=rng.normal(size=K), size=(T, K))
    return {"rewards": rewards} | ({"c": float(rng.uniform(0.1, 2.5))} if i % 2 else {})


def build(cases):
    e = cases.of("ucb1")
    a = np.array
    rng = np.random.default_rng(15)
    coins = (rng.random((25, 3)) < a([0.3, 0.6, 0.5])).astype(float)
    noisy = rng.normal(loc=[0.2, -0.1, 0.5, 0.4], scale=0.8, size=(40, 4))
    e.example("two-arms", rewards=a([[1.0, 0.0], [0.0, 0.5], [0.5, 1.0], [1.0, 1.5], [0.0, 2.0], [1.0, 0.0]]), c=1.0)
    e.example("fewer-steps-than-arms", rewards=a([[0.5, 1.0, 2.0], [0.25, -1.0, 3.0]]))
    e.edge("coins", rewards=coins)
    e.edge("normal-rewards", rewards=noisy)
    e.edge("narrow-bounds", rewards=noisy, c=0.15)
    e.edge("wide-bounds", rewards=noisy, c=6.0)
    e.edge("no-bounds", rewards=noisy, c=0)
    e.edge("integer-c", rewards=noisy, c=2)
    e.edge("no-steps", rewards=np.zeros((0, 3)), c=0.5)
    e.edge("one-step", rewards=a([[0.5, 2.0]]))
    e.edge("as-many-steps-as-arms", rewards=noisy[:4])
    e.edge("one-arm", rewards=noisy[:6, :1], c=0.7)
    e.edge("all-equal", rewards=np.full((11, 3), 0.75))
    e.edge("all-negative", rewards=noisy - 4.0)
    # 0.5 + 0.6 + 0.1 is above 1.2 in floats: after four steps both means are 0.4, tied all the same.
    sums = a([[0.4, 0.1], [0.2, 0.5], [0.3, 0.6], [0.0, 0.1], [0.9, 0.2], [0.5, 0.3], [0.1, 0.7]])
    e.edge("ties-in-spite-of-rounding", rewards=sums, c=0.0)
    e.edge("not-tied", rewards=a([[1.0, 1.00001], [1.0, 1.00001], [1.0, 1.00001], [1.0, 1.00001], [2.0, 3.0]]), c=0.0)
    e.edge(
        "not-tied-though-large", rewards=a([[800.0, 800.0005], [800.0, 800.0005], [1.0, 800.0005], [1.0, 2.0]]), c=0.0
    )
    e.shape("uint8", rewards=a([[200, 90], [100, 90], [250, 90], [255, 17], [1, 250], [9, 30]], dtype=np.uint8), c=20.0)
    e.shape("integers", rewards=a([[2, -1, 0], [0, 3, 1], [1, 1, -2], [4, 0, 2], [1, 2, 3], [0, 1, 5], [2, 2, 2]]))
    e.shape("eight-arms", rewards=np.cos(np.arange(24.0 * 8).reshape(24, 8) ** 1.5), c=0.9)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, rewards=Layout(noisy[:15], layout), c=0.8)
    e.stability(
        "three-hundred-steps", rewards=np.sin(np.arange(900.0).reshape(300, 3) ** 1.3) + a([0.1, 0.2, 0.0]), c=0.4
    )
    e.stability("large-rewards", rewards=900.0 * np.cos(np.arange(60.0).reshape(20, 3)), c=500.0)
    e.random(32, random_case, seed=641)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    shapes = st.tuples(st.integers(0, 5), st.integers(1, 3))
    tables = shapes.flatmap(lambda shape: hnp.arrays(np.float64, shape, elements=number))
    e.strategy(st.fixed_dictionaries({"rewards": tables}, optional={"c": st.sampled_from([0.0, 1.0])}), valid=valid)
