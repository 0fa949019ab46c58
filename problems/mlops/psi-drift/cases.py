
import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def numeric(column):
    return isinstance(column, np.ndarray) and column.ndim == 1 and column.dtype.kind in "iuf" and len(column) <= 10**4


def categorical(column):
    return isinstance(column, list) and len(column) <= 10**4 and all(c is None or type(c) is str for c in column)


def settings(n_bins, eps):
    if type(n_bins) is not int or not 1 <= n_bins <= 1000:
        return "n_bins is an integer from 1 to 1000."
    return (isinstance(eps, float) and 1e-9 <= eps <= 1) or "eps is a float between 1e-9 and 1."


def valid_numeric(reference, current, n_bins=10, eps=1e-4):
    """True, or why this call is outside the task."""
    for column in (reference, current):
        if not numeric(column):
            return "A numeric column is an array of at most 10,000 numbers with one axis."
        sizes = np.abs(column.astype(float))
        if (sizes[np.isfinite(sizes)] > 1e12).any():
            return "Values are at most 1e12 in size."
    return settings(n_bins, eps)


def valid_categorical(reference, current, eps=1e-4):
    """True, or why this call is outside the task."""
    if not categorical(reference) or not categorical(current):
        return "A categorical column is a list of at most 10,000 strings and None."
    return settings(1, eps)


def index(bins_p, bins_q, size, eps):
    """The PSI of two lists of bin numbers."""
    p, q = [(np.bincount(each, minlength=size) / len(each) + eps) / (1 + size * eps) for each in (bins_p, bins_q)]
    return float(np.sum(q * np.log(q / p)) + np.sum(p * np.log(p / q)))


def index_of(old, new, n_bins, eps):
    """The PSI of one feature, or None where it raises."""
    if not len(old) or not len(new):
        return None
    if isinstance(old, list):
        names = {c: k for k, c in enumerate(dict.fromkeys(old + new))}
        return index([names[c] for c in old], [names[c] for c in new], len(names), eps)
    old, new = np.sort(old.astype(float)), new.astype(float)
    if not np.isfinite(old).all() or not np.isfinite(new).all():
        return None
    edges = sorted({old[-(-k * len(old) // n_bins) - 1] for k in range(1, n_bins)})
    return index(np.digitize(old, edges, right=True), np.digitize(new, edges, right=True), len(edges) + 1, eps)


def valid_report(reference, current, n_bins=10, eps=1e-4):
    """True, or why this call is outside the task."""
    if not all(isinstance(table, dict) and all(type(name) is str for name in table) for table in (reference, current)):
        return "reference and current are dictionaries from feature name to column."
    sound = settings(n_bins, eps)
    for name in reference.keys() | current.keys():
        old, new = [table.get(name, table[next(iter(table))] if table else []) for table in (reference, current)]
        if sound is not True:
            return sound
        if name not in reference or name not in current:
            continue
        kind = valid_categorical if isinstance(old, list) else valid_numeric
        sound = kind(old, new, eps=eps)
        value = index_of(old, new, n_bins, eps) if sound is True else None
        if value is not None and min(abs(value - 0.1), abs(value - 0.25)) < 1e-6:
            return "The PSI of a feature is too close to a threshold."
    return sound


def random_numeric(rng, i):
    n, m = (int(k) for k in rng.integers(3, 60, size=2))
    old, new = rng.normal(size=n), rng.normal(loc=rng.uniform(-1, 1), scale=rng.uniform(0.5, 2), size=m)
    if i % 3 == 1:
        old, new = old.round(1), new.round(1)
    if i % 3 == 2:
        old, new = (3 * old).astype(int), (3 * new).astype(int)
    case = {"reference": old, "current": new}
    if i % 2:
        case["n_bins"] = int(rng.integers(2, 16))
    if i % 4 > 1:
        case["eps"] = float(10 ** rng.uniform(-6, -1))
    return case


def categories(rng, size):
    pool = ["a", "b", "c", "d", "A", "", None]
    weights = rng.dirichlet(np.ones(len(pool)))
    return [pool[int(k)] for k in rng.choice(len(pool), p=weights, size=size)]


def random_categorical(rng, i):
    case = {name: categories(rng, int(rng.integers(1, 40))) for name in ("reference", "current")}
    return case | ({"eps": float(10 ** rng.uniform(-6, -1))} if i % 2 else {})


def random_report(rng, i):
    old, new = {}, {}
    for name in ["age", "income", "city", "device"][: 2 + i % 3]:
        sizes = rng.integers(20, 60, size=2)
        if name in ("city", "device"):
            old[name], new[name] = (categories(rng, int(size)) for size in sizes)
        else:
            shift = rng.choice([0.0, 0.3, 1.5])
            old[name], new[name] = rng.normal(size=sizes[0]), rng.normal(loc=shift, size=sizes[1])
    case = {"reference": old, "current": dict(reversed(new.items()))}
    if i % 2:
        case["n_bins"] = 2 + i % 4
    if i % 3:
        case["eps"] = 0.01
    return case


def build(cases):
    a = np.array
    eight = a([3.0, 1.0, 8.0, 6.0, 2.0, 7.0, 5.0, 4.0])
    live = a([2.5, 9.0, 4.0, 7.0, 12.0])

    e = cases.of("psi_numeric")
    e.example("four-bins", reference=eight, current=live, n_bins=4, eps=0.01)
    e.example("many-zeros", reference=a([0.0, 0.0, 0.0, 0.0, 2.0, 5.0]), current=a([0.0, 1.0, 2.0, 6.0]), n_bins=5)
    ten = np.random.default_rng(61).normal(size=47)
    e.edge("default-settings", reference=ten, current=ten[:20] + 0.5)
    e.edge("values-on-the-edges", reference=eight, current=a([2.0, 4.0, 6.0, 2.0]), n_bins=4)
    e.edge("beyond-both-ends", reference=eight, current=a([-50.0, 0.5, 1e9, 40.0, 5.0]), n_bins=4)
    e.edge("all-beyond-the-end", reference=eight, current=a([10.0, 11.0, 12.0]), n_bins=3)
    e.edge("constant-reference", reference=np.full(6, 2.5), current=a([2.5, 3.0, 1.0, 4.0]), n_bins=4, eps=0.05)
    e.edge("equal-edges", reference=a([1.0, 1.0, 1.0, 1.0, 4.0, 9.0, 9.0]), current=a([1.0, 9.0, 12.0]), eps=0.1)
    e.edge("heap-at-the-top", reference=a([1.0, 7.0, 7.0, 7.0, 7.0]), current=a([8.0, 7.0, 1.0, 0.0]), n_bins=5)
    e.edge("one-bin", reference=eight, current=live, n_bins=1)
    e.edge("two-bins", reference=eight, current=live, n_bins=2)
    e.edge("more-bins-than-values", reference=a([1.0, 5.0, 3.0]), current=a([4.0, 1.0]), n_bins=7)
    e.edge("one-value-each", reference=a([2.0]), current=a([3.0]))
    e.edge("same-sample", reference=eight, current=eight.copy())
    e.edge("empty-reference", reference=np.zeros(0), current=live, raises=ValueError)
    e.edge("empty-current", reference=eight, current=np.zeros(0), raises=ValueError)
    e.edge("nan-in-current", reference=eight, current=a([1.0, np.nan, 3.0]), raises=ValueError)
    e.edge("nan-in-reference", reference=a([1.0, np.nan, 3.0]), current=live, raises=ValueError)
    e.edge("infinity-in-current", reference=eight, current=a([1.0, np.inf]), raises=ValueError)
    e.edge("infinity-in-reference", reference=a([1.0, -np.inf, 3.0]), current=live, raises=ValueError)
    e.shape("unsigned", reference=a([200, 3, 255, 90, 90, 14], dtype=np.uint8), current=a([0, 255, 7]), n_bins=3)
    for layout in ("strided", "readonly"):
        e.shape(layout, reference=Layout(ten, layout), current=Layout(live, layout), n_bins=6)
    e.stability("large", reference=1e12 - eight, current=1e12 - live, n_bins=3)
    e.stability("tiny", reference=1e-9 * eight, current=1e-9 * live, n_bins=3)
    hundred = np.arange(100.0)
    e.stability("hundred-bins", reference=hundred, current=hundred[::3] + 0.5, n_bins=100)
    e.stability("rank-not-above", reference=np.arange(50.0), current=np.arange(3.0, 40.0, 2.0), n_bins=14, eps=0.02)
    e.stability("small-eps", reference=eight, current=live, n_bins=4, eps=1e-9)
    e.random(36, random_numeric, seed=611)
    few = st.lists(st.sampled_from([0.0, 1.0, 2.0, 5.0]), max_size=5).map(np.array)
    options = {"n_bins": st.integers(1, 5), "eps": st.sampled_from([0.5, 0.01])}
    e.strategy(st.fixed_dictionaries({"reference": few, "current": few}, optional=options), valid=valid_numeric)

    e = cases.of("psi_categorical")
    pets, now = ["cat", "dog", "cat", "ant", "cat"], ["dog", "dog", "cat", "bee"]
    e.example("one-new-one-gone", reference=pets, current=now, eps=0.01)
    e.example("more-is-missing", reference=["x", "x", "y", None], current=["y", None, "x", None, None])
    e.edge("none-shared", reference=["a", "a", "b"], current=["c", "c"], eps=0.1)
    e.edge("two-unseen", reference=["a", "b"], current=["c", "a", "d", "c", "b"])
    e.edge("two-gone", reference=["c", "a", "d", "c", "b"], current=["a", "b"])
    e.edge("one-category", reference=["a", "a"], current=["a"])
    e.edge("other-case", reference=["a", "A", "a"], current=["A", "A", "a", " a"])
    e.edge("missing-is-not-empty", reference=["", None, "a"], current=["", "", "a", "None"])
    e.edge("missing-in-one-alone", reference=["a", "b", "a"], current=["a", None, None, "b"])
    e.edge("all-missing", reference=[None, None], current=[None, "a"])
    e.edge("empty-reference", reference=[], current=now, raises=ValueError)
    e.edge("empty-current", reference=pets, current=[], raises=ValueError)
    e.random(30, random_categorical, seed=612)
    few = st.lists(st.sampled_from(["a", "b", None]), max_size=4)
    e.strategy(
        st.fixed_dictionaries({"reference": few, "current": few}, optional={"eps": st.sampled_from([0.5, 0.01])}),
        valid=valid_categorical,
    )

    e = cases.of("drift_report")
    table = {"income": eight, "pet": pets, "age": a([30, 41, 52, 38, 29, 60])}
    after = {"income": eight + 0.5, "pet": pets[::-1], "age": a([31, 39, 77, 80])}
    e.example("three-features", reference=table, current=after, n_bins=2)
    e.edge("default-settings", reference={"x": ten, "pet": pets}, current={"x": ten[::-1] + 0.1, "pet": now})
    share = [np.repeat(["a", "b"], [50 + k, 50 - k]).tolist() for k in range(40)]
    levels = {f"moved-by-{k}": share[k] for k in (15, 16, 21, 23, 24, 39)}
    e.edge("just-below-and-above", reference=dict.fromkeys(levels, share[0]), current=levels)
    e.edge("no-features", reference={}, current={})
    e.edge("eps-away-from-its-default", reference=table, current=after | {"pet": now}, n_bins=3, eps=0.2)
    e.edge("feature-gone", reference=table, current={"income": live, "pet": now}, raises=ValueError)
    e.edge("feature-added", reference={"pet": pets}, current={"pet": now, "x": live}, raises=ValueError)
    e.edge("feature-renamed", reference={"pet": pets}, current={"pets": now}, raises=ValueError)
    e.edge("nan-in-a-feature", reference={"x": eight}, current={"x": a([np.nan, 2.0])}, raises=ValueError)
    e.edge("empty-column", reference={"x": eight, "pet": pets}, current={"x": live, "pet": []}, raises=ValueError)
    e.random(30, random_report, seed=613)
    columns = st.sampled_from([a([1.0, 2.0, 2.0, 3.0]), a([2.0, 5.0]), a([0.0])])
    words = st.sampled_from([["a", "b"], ["a", "a", None], ["c"]])
    tables = st.fixed_dictionaries({}, optional={"x": columns, "pet": words})
    e.strategy(
        st.fixed_dictionaries({"reference": tables, "current": tables}, optional={"n_bins": st.integers(1, 3)}),
        valid=valid_report,
    )
