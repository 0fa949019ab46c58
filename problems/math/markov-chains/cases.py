import numpy as np
from gradus import Layout, Rng
from hypothesis import strategies as st


def valid_chain(P):
    """True, or the sentence that tells a user why P is no chain of this task."""
    if not isinstance(P, np.ndarray) or P.dtype.kind not in "iuf" or P.ndim != 2 or not 1 <= len(P) <= 60:
        return "P is a matrix of numbers with 1 to 60 rows."
    if P.shape[0] != P.shape[1]:
        return "P is square."
    p = P.astype(float)
    if not ((p == 0) | ((p >= 1e-6) & (p <= 1))).all() or (np.abs(p.sum(axis=1) - 1) > 1e-12).any():
        return "Positive probabilities are at least 1e-6, and rows sum to 1."
    stay = np.diag(p)
    return bool(((stay == 1) | (stay <= 1 - 1e-6)).all()) or "The probability of staying is 1, or clearly below."


def reachable(P):
    """reachable[i, j]: whether j can be reached from i in any number of steps, 0 included."""
    reach = np.eye(len(P), dtype=bool) | (P > 0)
    for _ in range(7):
        reach = (reach.astype(int) @ reach.astype(int)) > 0
    return reach


def valid_steps(P, p, n):
    told = valid_chain(P)
    if told is not True:
        return told
    if not isinstance(p, np.ndarray) or p.dtype.kind not in "iuf" or p.shape != (len(P),):
        return "p has the shape (s,)."
    if not (p >= 0).all() or abs(p.astype(float).sum() - 1) > 1e-12:
        return "p is a distribution."
    if not isinstance(n, int) or isinstance(n, bool) or not 0 <= n <= 10**9:
        return "n is from 0 to 1e9."
    reach = reachable(P.astype(float))
    recurrent = [i for i in range(len(P)) if reach[reach[i], i].all()]
    classes = {tuple(np.flatnonzero(reach[i])) for i in recurrent}
    values = np.linalg.svd(P.astype(float) - np.eye(len(P)), compute_uv=False)
    return len(classes) > 1 or len(P) == 1 or bool(values[-2] >= 1e-6) or "The chain mixes within a million steps."


def valid_absorption(P):
    told = valid_chain(P)
    if told is not True:
        return told
    p = P.astype(float)
    absorbing = np.diag(p) == 1
    if not reachable(p)[:, absorbing].any(axis=1).all() or absorbing.all():
        return True
    remaining = np.eye(len(p))[~absorbing][:, ~absorbing] - p[~absorbing][:, ~absorbing]
    return bool(np.linalg.cond(remaining) <= 1e5) or "Absorption takes no more than some ten thousand steps."


def valid_path(P, state, n, rng):
    told = valid_chain(P)
    if told is not True:
        return told
    if not isinstance(state, int) or isinstance(state, bool) or not 0 <= state < len(P):
        return "state is one of the states."
    return (isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= 50) or "n is from 0 to 50."


def chain(rng, s, zeros=0.0):
    P = rng.exponential(size=(s, s)) * (rng.random((s, s)) >= zeros)
    P[np.arange(s), (np.arange(s) + 1) % s] += 0.3
    P = np.where(P > 1e-3, P, 0.0)
    return P / P.sum(axis=1, keepdims=True)


def random_steps(rng, i):
    s = 2 + i % 4
    p = rng.exponential(size=s)
    return {"P": chain(rng, s, 0.3), "p": p / p.sum(), "n": [1, 2, 3, 7, 50, 0, 1000][i % 7]}


def random_absorption(rng, i):
    s = 3 + i % 3
    P = chain(rng, s, 0.4)
    for k in rng.choice(s, size=1 + i % 2, replace=False):
        P[k] = np.eye(s)[k]
    return {"P": P}


def random_path(rng, i):
    s = 2 + i % 4
    return {"P": chain(rng, s, 0.4), "state": int(rng.integers(s)), "n": 1 + i % 5, "rng": Rng(700 + i)}


def build(cases):
    a = np.array
    weather = a([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4], [0.25, 0.25, 0.5]])
    cycle = a([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    # coverage-ok: P: a transition matrix is square
    e = cases.of("distributions")
    e.example("two-steps", P=a([[0.5, 0.5], [0.25, 0.75]]), p=a([1.0, 0.0]), n=2)
    e.example("a-cycle", P=cycle, p=a([0.5, 0.3, 0.2]), n=4)
    e.example("two-ends", P=a([[1.0, 0.0, 0.0], [0.1, 0.6, 0.3], [0.0, 0.0, 1.0]]), p=a([0.0, 1.0, 0.0]), n=9)
    e.edge("no-steps", P=weather, p=a([0.2, 0.3, 0.5]), n=0)
    e.edge("one-step", P=weather, p=a([0.2, 0.3, 0.5]), n=1)
    e.edge("one-state", P=a([[1.0]]), p=a([1.0]), n=5)
    e.edge("periodic", P=a([[0.0, 1.0, 0.0], [0.25, 0.0, 0.75], [0.0, 1.0, 0.0]]), p=a([0.5, 0.2, 0.3]), n=5)
    e.edge("transient-state", P=a([[0.5, 0.25, 0.25], [0.0, 0.5, 0.5], [0.0, 0.2, 0.8]]), p=a([0.7, 0.1, 0.2]), n=2)
    e.edge("one-absorbing-state", P=a([[0.4, 0.6], [0.0, 1.0]]), p=a([0.5, 0.5]), n=3)
    e.edge("two-classes", P=a([[0.5, 0.5, 0.0, 0.0], [0.3, 0.7, 0.0, 0.0], [0.0, 0.0, 0.1, 0.9], [0.0, 0.0, 0.4, 0.6]]),
           p=a([0.1, 0.2, 0.3, 0.4]), n=3)
    e.edge("identity", P=np.eye(2), p=a([0.3, 0.7]), n=2)
    e.shape("unsigned", P=cycle.astype(np.uint8), p=a([0, 1, 0], dtype=np.uint8), n=5)
    e.shape("layouts", P=Layout(weather, "fortran"), p=Layout(a([0.2, 0.3, 0.5]), "readonly"), n=3)
    e.stability("slow", P=a([[1 - 3e-6, 3e-6], [2e-6, 1 - 2e-6]]), p=a([1.0, 0.0]), n=100_000)
    e.stability("slow-cycle", P=a([[1 - 1e-4, 1e-4, 0.0], [0.0, 1 - 3e-5, 3e-5], [2e-5, 0.0, 1 - 2e-5]]),
                p=a([0.1, 0.9, 0.0]), n=1000)
    tenths = a([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4], [0.6, 0.1, 0.3]])
    e.scale("a-thousand-million", P=tenths, p=a([0.0, 0.0, 1.0]), n=10**9)
    e.scale("a-large-odd-number", P=a([[0.0, 1.0], [1.0, 0.0]]), p=a([0.3, 0.7]), n=999_999_999)
    e.random(32, random_steps, seed=1581)
    two = st.sampled_from([a([[0.5, 0.5], [0.25, 0.75]]), a([[0.0, 1.0], [1.0, 0.0]]), a([[1.0, 0.0], [0.5, 0.5]])])
    given = {"P": two, "p": st.sampled_from([a([1.0, 0.0]), a([0.25, 0.75])]), "n": st.integers(0, 4)}
    e.strategy(st.fixed_dictionaries(given), groups=["example", "edge", "shape", "random"], valid=valid_steps)

    e = cases.of("absorption")
    e.example("gambler", P=a([[1.0, 0.0, 0.0, 0.0], [0.6, 0.0, 0.4, 0.0], [0.0, 0.6, 0.0, 0.4], [0.0, 0.0, 0.0, 1.0]]))
    e.example("one-end", P=a([[0.5, 0.5], [0.0, 1.0]]))
    e.edge("ends-first-and-last", P=a([[0.2, 0.3, 0.5], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]))
    e.edge("all-absorbing", P=np.eye(2))
    e.edge("far-from-the-end", P=np.eye(9, k=1) * 0.75 + np.diag([0.25] * 8 + [1.0]))
    e.edge("no-end", P=weather, raises=ValueError)
    e.edge("a-trap", P=a([[0.2, 0.4, 0.4, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5], [0.0, 0.0, 0.3, 0.7]]),
           raises=ValueError)
    e.edge("a-cycle-as-a-trap", P=a([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]), raises=ValueError)
    e.shape("unsigned", P=a([[0, 1, 0], [0, 0, 1], [0, 0, 1]], dtype=np.uint8))
    e.shape("layouts", P=Layout(a([[0.1, 0.4, 0.5], [0.3, 0.2, 0.5], [0.0, 0.0, 1.0]]), "fortran"))
    e.shape("read-only", P=Layout(a([[1.0, 0.0], [0.125, 0.875]]), "readonly"))
    e.stability("late", P=a([[1 - 1e-4, 1e-4 - 1e-5, 1e-5], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]))
    e.random(32, random_absorption, seed=1583)
    ends = st.sampled_from([a([[1.0, 0.0], [0.5, 0.5]]), a([[0.25, 0.75], [0.0, 1.0]]), a([[0.0, 1.0], [1.0, 0.0]])])
    e.strategy(st.fixed_dictionaries({"P": ends}), groups=["example", "edge", "shape", "random"],
               valid=valid_absorption)

    e = cases.of("simulate")
    e.example("no-choice", P=cycle, state=1, n=4, rng=Rng(1))
    e.example("weather", P=weather, state=2, n=6, rng=Rng(2), note="Any path that P allows is right here.")
    e.edge("no-steps", P=weather, state=1, n=0, rng=Rng(3))
    e.edge("stays-at-the-end", P=a([[0.0, 1.0], [0.0, 1.0]]), state=0, n=5, rng=Rng(4))
    e.edge("many-paths", P=a([[0.0, 0.45, 0.55], [0.65, 0.05, 0.3], [0.4, 0.6, 0.0]]), state=2, n=2,
           rng=Rng(6), draws=250)
    e.shape("layouts", P=Layout(weather, "fortran"), state=1, n=7, rng=Rng(7))
    e.shape("unsigned", P=cycle.astype(np.uint8), state=2, n=3, rng=Rng(8))
    e.random(30, random_path, seed=1584)
    e.strategy(st.fixed_dictionaries({"P": two, "state": st.integers(0, 1), "n": st.integers(0, 3),
                                      "rng": st.just(Rng(9))}), groups=["example", "shape", "random"], valid=valid_path)
