import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def numbers(array, axes):
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf" or array.ndim != axes or array.size > 10_000:
        return False
    return bool((np.isnan(array.astype(float)) | (np.abs(array.astype(float)) <= 1e6)).all())


def decided(z):
    """Whether these are numbers that are not much larger than their spread."""
    if not all(isinstance(each, (int, float)) and abs(each) <= 1e12 for each in z):
        return False
    spread = max(z) - min(z)
    return spread == 0 or (spread >= 1e-6 and max(abs(each) for each in z) <= 1e6 * spread)


def valid(joint, values, g=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not numbers(joint, 2) or not numbers(values, 1) or joint.shape[1] != len(values) or joint.size == 0:
        return "joint has the shape (m, k) and values (k,); numbers are at most 1e6."
    if np.isnan(values).any():
        return "values are numbers."
    p = joint.astype(float)
    if not (p >= 0).all() or abs(p.sum() - 1) >= 1e-5:
        return True
    if abs(p.sum() - 1) > 1e-13 or ((p > 0) & (p < 1e-12)).any():
        return "Probabilities are 0 or at least 1e-12, and sum to 1 up to rounding, or are off by 1e-5 and more."
    z = [float(x) if g is None else g(float(x)) for x in values[p.any(axis=0)]]
    return decided(z) or "g(X) is at most 1e12, and at most 1e6 times its spread."


def valid_draws(sample, g, target):
    """The same for monte_carlo."""
    if not numbers(sample, 1) or np.isnan(sample).any():
        return "The draws are numbers of at most 1e6 along one axis."
    if not isinstance(target, float) or not 1e-6 <= target <= 1e6:
        return "target is between 1e-6 and 1e6."
    if len(sample) < 2:
        return True
    z = [g(float(x)) for x in sample]
    if not decided(z) or len(set(z)) == 1 and len(z) > 2 and z[0] != round(z[0]):
        return "g(X) is at most 1e12, and at most 1e6 times its spread."
    share = np.var(z, ddof=1) / target**2
    quarters = np.array([*z, target, np.std(z, ddof=1)]) * 4
    exact = (np.abs(quarters) <= 4000).all() and (quarters == np.round(quarters)).all()
    clear = exact or share == 0 or abs(share - round(share)) > 1e-6 * share
    return bool(clear) or "The number of draws needed is clear."


G = [None, Fn("power", p=2), Fn("exponential", rate=0.4), Fn("above", threshold=0.5),
     Fn("line", slope=-2.0, offset=1.0)]


def random_case(rng, i):
    m, k = 1 + i % 4, 2 + i % 5
    joint = rng.exponential(size=(m, k)) * (rng.random((m, k)) < 0.7)
    joint[0, 0] += 0.2
    case = {"joint": joint / joint.sum(), "values": rng.normal(scale=2.0, size=k) + [0.0, 10.0][i % 2]}
    case = case if G[i % 5] is None else case | {"g": G[i % 5]}
    return case


def random_draws(rng, i):
    sample = rng.normal(size=2 + i % 9) * 2.0 + 1.0
    return {"sample": sample, "g": G[1 + i % 4], "target": float(10.0 ** rng.uniform(-1, 1)) * float(np.pi)}


def build(cases):
    a = np.array
    joint = a([[0.125, 0.25, 0.125], [0.0625, 0.0625, 0.375]])
    values = a([-1.0, 2.0, 4.0])
    e = cases.of("expectation")
    e.example("two-groups", joint=a([[0.25, 0.25], [0.125, 0.375]]), values=a([0.0, 4.0]))
    e.example("a-square", joint=joint, values=values, g=Fn("power", p=2))
    e.edge("one-group", joint=a([[0.5, 0.2, 0.3]]), values=values)
    e.edge("an-indicator", joint=joint, values=values, g=Fn("above", threshold=0.0),
           note="E[g(X)] is the probability of an event here.")
    e.edge("group-of-probability-zero", joint=a([[0.5, 0.25], [0.0, 0.0], [0.0, 0.25]]), values=a([1.0, 3.0]))
    e.edge("infinite-where-impossible", joint=a([[0.25, 0.0, 0.25], [0.125, 0.0, 0.375]]), values=a([2.0, 0.0, -4.0]),
           g=Fn("reciprocal"))
    e.edge("constant", joint=joint, values=values, g=Fn("line", slope=0.0, offset=3.0))
    e.edge("certain", joint=a([[0.0, 1.0]]), values=a([5.0, -2.0]), g=Fn("power", p=3))
    e.edge("groups-tell-all", joint=a([[0.0, 0.75], [0.25, 0.0]]), values=a([1.0, 9.0]))
    e.edge("groups-tell-nothing", joint=a([[0.125, 0.375], [0.125, 0.375]]), values=a([1.0, 9.0]))
    e.edge("counts", joint=a([[3, 1], [2, 2]]), values=a([1.0, 9.0]), raises=ValueError)
    e.edge("sum-slightly-below", joint=a([[0.5, 0.49999]]), values=a([1.0, 9.0]), raises=ValueError)
    e.edge("negative", joint=a([[0.7, -0.2], [0.25, 0.25]]), values=a([1.0, 9.0]), raises=ValueError)
    e.edge("nan", joint=a([[np.nan, 1.0]]), values=a([1.0, 9.0]), raises=ValueError)
    e.shape("square", joint=a([[0.25, 0.125], [0.125, 0.5]]), values=a([1.0, -3.0]))
    e.shape("unsigned", joint=a([[0, 1, 0]], dtype=np.uint8), values=a([7, 250, 100], dtype=np.uint8),
            g=Fn("power", p=2))
    e.shape("unsigned-values", joint=joint, values=a([200, 3, 90], dtype=np.uint8))
    e.shape("layouts", joint=Layout(joint, "fortran"), values=Layout(values, "readonly"), g=Fn("exponential", rate=1.0))
    e.stability("large-offset", joint=joint, values=0.7 * values + 3e5)
    e.random(32, random_case, seed=1571)
    tables = [[[0.5, 0.5]], [[0.25, 0.0], [0.25, 0.5]], [[0.5, 0.25], [0.0, 0.25]], [[0.0, 1.0]], [[0.5, 1.0]]]
    given = {"joint": st.sampled_from(tables).map(np.array), "values": st.sampled_from([a([1.0, 3.0]), a([2.0, -1.0])])}
    e.strategy(st.fixed_dictionaries(given, optional={"g": st.sampled_from([Fn("power", p=2)])}),
               groups=["example", "edge", "shape", "random"], valid=valid)

    e = cases.of("monte_carlo")
    sample = a([0.5, 2.0, -1.0, 3.0, 0.0, 1.5])
    e.example("four-draws", sample=a([1.0, 5.0, 3.0, 7.0]), g=Fn("line", slope=1.0, offset=0.0), target=0.5)
    e.example("a-square", sample=sample, g=Fn("power", p=2), target=0.3)
    e.edge("two-draws", sample=a([1.0, 4.0]), g=Fn("line", slope=2.0, offset=1.0), target=0.7)
    e.edge("constant", sample=sample, g=Fn("line", slope=0.0, offset=3.0), target=0.01)
    e.edge("target-reached", sample=sample, g=Fn("exponential", rate=0.5), target=50.0)
    e.edge("exactly-the-target", sample=a([0.0, 4.0, 2.0]), g=Fn("line", slope=1.0, offset=2.0), target=0.25)
    e.edge("one-draw", sample=a([1.0]), g=Fn("power", p=2), target=0.1, raises=ValueError)
    e.edge("no-draws", sample=a([]), g=Fn("power", p=2), target=0.1, raises=ValueError)
    e.shape("unsigned", sample=a([200, 3, 90], dtype=np.uint8), g=Fn("power", p=2), target=300.0)
    e.shape("layouts", sample=Layout(sample, "strided"), g=Fn("above", threshold=1.0), target=0.013)
    e.shape("read-only", sample=Layout(sample, "readonly"), g=Fn("exponential", rate=-1.0), target=0.02)
    e.stability("large-offset", sample=sample, g=Fn("line", slope=1.0, offset=3e5), target=0.07)
    e.random(32, random_draws, seed=1572)
    few = st.lists(st.sampled_from([0.0, 1.0, 3.0]), max_size=3).map(lambda x: np.array(x, dtype=float))
    given = {"sample": few, "g": st.sampled_from([Fn("power", p=2)]), "target": st.sampled_from([0.3, 7.0])}
    e.strategy(st.fixed_dictionaries(given), groups=["example", "edge", "shape", "random"], valid=valid_draws)
