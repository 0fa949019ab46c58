import numpy as np
from hypothesis import strategies as st

# Illustrations: of the size published for 32 x 32 images, and not measured for this table.
TABLE = {
    "GAN": {"fid": 3.0, "recall": 0.48, "seconds": 0.01, "bits": None, "failed_runs": 0.3},
    "VAE": {"fid": 24.0, "recall": 0.6, "seconds": 0.01, "bits": 2.9, "failed_runs": 0.0},
    "diffusion": {"fid": 3.2, "recall": 0.62, "seconds": 4.0, "bits": 3.4, "failed_runs": 0.05},
}
SCALES = {
    "fid": (30.0, 2.0),
    "recall": (0.3, 0.7),
    "seconds": (5.0, 0.0),
    "bits": (5.0, 2.5),
    "failed_runs": (0.5, 0.0),
}


def number(value):
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and bool(np.isfinite(value))
        and abs(value) <= 1e12
    )


def valid(profiles, scales, weights, limits):
    """True, or why this decision is outside the task."""
    if not profiles or not all(number(v) for v in [*weights.values(), *limits.values()]):
        return "There must be a family, and weights and limits must be finite numbers."
    for criterion in [*weights, *limits]:
        if criterion not in scales or any(criterion not in profile for profile in profiles.values()):
            return f"{criterion} must have a scale, and a place in every profile."
    for scale in scales.values():
        if len(scale) != 2 or not number(scale[0]) or not number(scale[1]):
            return "A scale is a pair of finite numbers."
        if abs(scale[0] - scale[1]) <= 1e-6 * max(abs(scale[0]), abs(scale[1])):
            return "The ends of a scale must differ by more than 1e-6 of their magnitude."
    if not all(v is None or number(v) for profile in profiles.values() for v in profile.values()):
        return "A measurement is a finite number or None."
    if min(weights.values(), default=0) < 0 or sum(weights.values()) < 1e-9:
        return "No weight may be negative, and their sum must be above 1e-9."
    q = np.array([[place(profile[c], *scales[c]) for c in weights] for profile in profiles.values()])
    means = q @ np.array(list(weights.values()), dtype=float) / sum(weights.values())
    columns = [*q.T, means]
    gaps = np.concatenate([np.abs(column[:, None] - column).ravel() for column in columns])
    clear = (gaps < 1e-11) | (gaps > 1e-7)
    return bool(clear.all()) or "Utilities and scores must be equal, or differ by more than 1e-7."


def place(value, worst, best):
    return 0.0 if value is None else float(np.clip((value - worst) / (best - worst), 0, 1))


def random_case(rng, i):
    names = ["GAN", "VAE", "diffusion", "flow", "autoregressive"]
    families = [str(f) for f in rng.permutation(names)[: 2 + i % 4]]
    criteria = [str(c) for c in rng.permutation(list(SCALES))]
    profiles = {f: {} for f in families}
    for c in criteria:
        worst, best = SCALES[c]
        for f in families:
            share = rng.uniform(-0.2, 1.2)
            profiles[f][c] = None if rng.random() < 0.08 else round(float(worst + share * (best - worst)), 2)
    weights = {c: float(rng.integers(0, 6)) for c in criteria[: 2 + i % 3]}
    weights[criteria[0]] += 1.0
    limits = {}
    for c in [criteria[1], criteria[4]][: i % 3]:
        worst, best = SCALES[c]
        limits[c] = round(float(worst + rng.uniform(0, 0.5) * (best - worst)), 2)
    return {"profiles": profiles, "scales": SCALES, "weights": weights, "limits": limits}


def strategy():
    """Two or three families, two criteria: a (higher is better) and b (lower is better)."""
    values = st.one_of(st.sampled_from([0, 1, 2, 3, 4, 6, -1]), st.none())
    profile = st.fixed_dictionaries({"a": values, "b": values})
    profiles = st.integers(1, 3).flatmap(
        lambda n: st.fixed_dictionaries({f: profile for f in ["GAN", "VAE", "flow"][:n]})
    )
    weights = st.dictionaries(st.sampled_from(["a", "b"]), st.sampled_from([0, 1, 2, 3]), min_size=1).filter(
        lambda w: sum(w.values()) > 0
    )
    limits = st.dictionaries(st.sampled_from(["a", "b"]), st.sampled_from([1, 2, 3]))
    scales = st.just({"a": (0, 4), "b": (4, 0)})
    return st.fixed_dictionaries({"profiles": profiles, "scales": scales, "weights": weights, "limits": limits})


def build(cases):
    e = cases.of("choose_model")

    def on_table(add, name, weights, limits, table=TABLE, **words):
        add(name, profiles=table, scales=SCALES, weights=weights, limits=limits, **words)

    def on_columns(name, columns, weights, limits, note):
        """An example with these columns of the table alone: few enough for a family to fit on a line."""
        rows = {family: {c: profile[c] for c in columns} for family, profile in TABLE.items()}
        scales = {c: SCALES[c] for c in columns}
        e.example(name, profiles=rows, scales=scales, weights=weights, limits=limits, note=note)

    on_columns(
        "filter-for-a-camera", ["fid", "recall", "seconds"], {"fid": 3, "recall": 1}, {"seconds": 0.05},
        note="On the fly: diffusion is too slow here, and the GAN wins on quality.",
    )  # fmt: skip
    on_columns(
        "art-offline", ["fid", "recall", "failed_runs"], {"fid": 2, "recall": 2, "failed_runs": 1}, {},
        note="Without a limit on time the weights decide.",
    )  # fmt: skip
    on_columns(
        "outlier-detection",
        ["fid", "recall", "seconds", "bits"],
        {"recall": 1, "bits": 2, "seconds": 1},
        {"bits": 4.0},
        note="A likelihood is needed, which a GAN does not have; fid is in the table, but plays no part.",
    )  # fmt: skip

    on_table(e.edge, "all-ruled-out", {"fid": 1}, {"seconds": 0.001, "recall": 0.5})
    on_table(
        e.edge,
        "several-limits-broken",
        {"fid": 1, "recall": 2},
        {"recall": 0.5, "fid": 5.0, "bits": 3.0, "failed_runs": 0.1},
    )
    on_table(e.edge, "order-of-limits", {"fid": 1}, {"failed_runs": 0.1, "bits": 3.5, "recall": 0.6})
    on_table(e.edge, "exactly-at-a-lower-limit", {"fid": 1}, {"recall": 0.6})
    on_table(e.edge, "exactly-at-an-upper-limit", {"fid": 1}, {"seconds": 4.0, "fid": 24.0})
    on_table(e.edge, "limit-of-zero", {"recall": 1, "fid": 1}, {"failed_runs": 0})
    on_table(e.edge, "limit-without-weight", {"recall": 1}, {"fid": 10.0})
    on_table(e.edge, "not-measured", {"bits": 1, "fid": 3}, {})
    on_table(e.edge, "not-measured-and-no-limit", {"fid": 1}, {"recall": 0.4})
    on_table(e.edge, "weight-zero", {"fid": 0, "recall": 2, "seconds": 1}, {})
    on_table(e.edge, "weights-below-one", {"fid": 0.1, "recall": 0.3, "failed_runs": 0.05}, {})
    on_table(e.edge, "negative-weight", {"fid": 2, "recall": -1}, {}, raises=ValueError)
    on_table(e.edge, "negative-weights-that-sum-to-zero", {"fid": 2, "recall": -2}, {}, raises=ValueError)
    on_table(e.edge, "weights-all-zero", {"fid": 0, "recall": 0.0}, {}, raises=ValueError)
    on_table(e.edge, "no-weights", {}, {"recall": 0.5}, raises=ValueError)
    on_table(e.edge, "no-weights-and-all-ruled-out", {}, {"recall": 0.9}, raises=ValueError)
    on_table(e.edge, "negative-weight-and-all-ruled-out", {"fid": -1}, {"recall": 0.9}, raises=ValueError)
    on_table(e.edge, "one-family", {"fid": 1, "bits": 2}, {}, table={"GAN": TABLE["GAN"]})
    on_table(e.edge, "one-family-ruled-out", {"fid": 1}, {"bits": 9.0}, table={"GAN": TABLE["GAN"]})
    on_table(
        e.edge,
        "winner-ruled-out",
        {"fid": 1, "bits": 1},
        {"failed_runs": 0.1},
        note="GAN had the best FID, but it is out: diffusion wins it.",
    )

    scales = {"quality": (0, 10), "cost": (100, 20), "spare": (0, 1)}

    def small(name, rows, weights, limits=None, add=e.edge, **words):
        profiles = {family: {"quality": q, "cost": c, "spare": None} for family, (q, c) in rows.items()}
        add(name, profiles=profiles, scales=scales, weights=weights, limits=limits or {}, **words)

    small("tie-in-table-order", {"VAE": (4, 60), "GAN": (6, 44), "flow": (6, 44)}, {"quality": 1, "cost": 1})
    small("tie-with-different-profiles", {"flow": (3, 100), "GAN": (8, 60), "VAE": (5, 36)}, {"quality": 1, "cost": 1})
    small(
        "tie-but-for-rounding",
        {"GAN": (1, 76), "VAE": (3, 92), "flow": (2, 84)},
        {"quality": 0.1, "cost": 0.1},
        note="0.2 each, whatever the order of the sums.",
    )
    small(
        "equal-but-for-rounding",
        {"GAN": (0.1 + 0.2, 50), "VAE": (0.3, 40)},
        {"quality": 1, "cost": 0.5},
        note="Both win quality.",
    )
    third = {"GAN": (0.1, 92), "VAE": (0.7, 96.8), "flow": (0.3, 93.6)}
    small("tie-but-for-rounding-of-three", third, {"quality": 0.7, "cost": 0.7})
    small("beyond-the-scale", {"GAN": (14, 90), "VAE": (10, 30), "flow": (-5, 10)}, {"quality": 2, "cost": 1})
    small(
        "tie-beyond-the-scale",
        {"GAN": (25, 60), "VAE": (12, 60), "flow": (9, 20)},
        {"quality": 1, "cost": 2},
        note="Both beyond the best end: both win.",
    )
    small("below-the-scale", {"GAN": (-30, 70), "VAE": (0, 75), "flow": (2, 400)}, {"quality": 1, "cost": 1})
    small("wins-nothing", {"GAN": (9, 80), "VAE": (5, 50), "flow": (2, 20)}, {"quality": 3, "cost": 2})
    small(
        "utility-zero-wins",
        {"GAN": (-1, 30), "VAE": (0, 60)},
        {"quality": 2, "cost": 1},
        note="Nobody is above 0 in quality, so both win it.",
    )
    small("order-of-weights", {"GAN": (9, 25), "VAE": (5, 50)}, {"cost": 1, "quality": 2})
    small(
        "limit-beyond-the-scale",
        {"GAN": (14, 50), "VAE": (10, 50)},
        {"cost": 1},
        {"quality": 12},
        note="Limits are compared with the measurement itself.",
    )
    small("limit-below-the-scale", {"GAN": (-4, 30), "VAE": (-1, 50)}, {"cost": 1}, {"quality": -2})
    small(
        "not-measured-against-a-limit-at-the-worst", {"GAN": (5, None), "VAE": (1, 90)}, {"quality": 1}, {"cost": 100}
    )
    small("not-measured-is-no-zero", {"GAN": (None, 30), "VAE": (-3, 50)}, {"quality": 1, "cost": 1}, {"quality": -5})
    negative = {"log_likelihood": (-120.0, -80.0), "energy": (-3.0, -9.0)}
    e.edge(
        "negative-scales",
        profiles={"VAE": {"log_likelihood": -88.0, "energy": -4.0}, "flow": {"log_likelihood": -96.0, "energy": -8.5}},
        scales=negative, weights={"log_likelihood": 2, "energy": 3}, limits={"log_likelihood": -100.0, "energy": -4.0},
    )  # fmt: skip
    five = TABLE | {
        "flow": {"fid": 35.0, "recall": 0.55, "seconds": 0.02, "bits": 3.3, "failed_runs": 0.1},
        "autoregressive": {"fid": 14.0, "recall": 0.65, "seconds": 60.0, "bits": 2.6, "failed_runs": 0.0},
    }
    everything = {"fid": 4, "recall": 3, "seconds": 2, "bits": 1, "failed_runs": 2}
    on_table(e.shape, "five-families", everything, {}, table=five)
    on_table(e.shape, "five-families-reversed", everything, {"recall": 0.5}, table=dict(reversed(five.items())))
    on_table(e.shape, "five-families-two-limits", everything, {"seconds": 10.0, "fid": 30.0}, table=five)
    e.random(30, random_case, seed=1401)
    e.strategy(strategy(), valid=valid)
