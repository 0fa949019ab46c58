from gradus import Rng
from hypothesis import strategies as st


def valid(n, weights, rng=None):
    """True, or why this call is outside the task."""
    if type(n) is not int or n > 10**12 or n < -(10**12):
        return "n is an integer of at most 10**12."
    if len(weights) != 3 or any(type(w) is not int or abs(w) > 10**6 for w in weights):
        return "weights holds three integers of at most 10**6."
    return True


def valid_split(n, weights, rng=None):
    if rng is None:
        return "train_val_test_split needs a generator."
    return valid(n, weights) if isinstance(n, int) and n <= 10**4 else "n is an integer of at most 10**4."


def random_case(rng, i):
    weights = rng.integers(0, (4, 12, 101)[i % 3], size=3)
    weights[i % 3] += 1
    return {"n": int(rng.integers(0, (12, 60, 400)[i % 3])), "weights": tuple(weights.tolist())}


def random_split(rng, i):
    return random_case(rng, i) | {"rng": Rng(600 + i)}


def build(cases):
    e = cases.of("split_sizes")
    e.example("nothing-left-over", n=20, weights=(70, 15, 15))
    e.example("two-left-over", n=11, weights=(6, 6, 2), note="The ideal sizes are 4.71, 4.71 and 1.57.")
    e.example("tie", n=10, weights=(2, 1, 1), note="Validation and test tie at 2.5: the earlier part is larger.")
    e.edge("largest-remainder-is-the-test", n=10, weights=(6, 6, 2))
    e.edge("largest-remainder-is-the-validation", n=7, weights=(10, 4, 6))
    e.edge("three-way-tie-of-one", n=4, weights=(1, 1, 1))
    e.edge("three-way-tie-of-two", n=5, weights=(7, 7, 7))
    e.edge("training-and-test-tie", n=6, weights=(3, 2, 3))
    e.edge("no-validation", n=9, weights=(3, 0, 1))
    e.edge("test-alone", n=6, weights=(0, 0, 5))
    e.edge("no-training", n=7, weights=(0, 1, 3))
    e.edge("small-part-stays-empty", n=3, weights=(98, 1, 1))
    e.edge("one-sample", n=1, weights=(1, 3, 2))
    e.edge("no-samples", n=0, weights=(2, 1, 1))
    e.edge("negative-n", n=-1, weights=(2, 1, 1), raises=ValueError)
    e.edge("negative-weight", n=5, weights=(3, -1, 2), raises=ValueError)
    e.edge("negative-training", n=5, weights=(-1, 1, 1), raises=ValueError)
    e.edge("weights-that-cancel", n=5, weights=(1, -1, 0), raises=ValueError)
    e.edge("all-weights-zero", n=5, weights=(0, 0, 0), raises=ValueError)
    e.edge("tie-at-a-third", n=2, weights=(4, 1, 1))
    e.edge("tie-at-two-tenths", n=2, weights=(1, 7, 2))
    e.stability("remainders-that-nearly-tie", n=575551067863, weights=(842977, 948413, 427222))
    e.stability("large", n=10**12 - 1, weights=(999_983, 7, 999_979))
    e.stability("large-tie", n=10**12 - 1, weights=(10**6, 5 * 10**5, 5 * 10**5))
    e.random(36, random_case, seed=421)
    small = st.tuples(*[st.integers(0, 4)] * 3)
    e.strategy(
        st.fixed_dictionaries({"n": st.integers(0, 8), "weights": small}),
        groups=["example", "edge", "random"],
        valid=valid,
    )
    e.strategy(st.fixed_dictionaries({"n": st.integers(10**11, 10**12), "weights": small}), groups=["stability"])

    e = cases.of("train_val_test_split")
    note = "Your split may differ: any is right, if chance decides."
    e.example("ten-samples", n=10, weights=(6, 2, 2), rng=Rng(1), note=note)
    e.edge("no-validation", n=7, weights=(3, 0, 1), rng=Rng(2))
    e.edge("no-samples", n=0, weights=(3, 1, 1), rng=Rng(3))
    e.edge("one-sample", n=1, weights=(3, 1, 2), rng=Rng(4))
    e.edge("three-of-three", n=3, weights=(1, 1, 1), rng=Rng(5), draws=600)
    e.edge("every-split-of-four", n=4, weights=(2, 1, 1), rng=Rng(6), draws=900)
    e.edge("every-split-of-five-in-two", n=5, weights=(3, 0, 2), rng=Rng(7), draws=900)
    e.edge("large-validation", n=5, weights=(1, 3, 1), rng=Rng(8), draws=1200)
    e.edge("hundred", n=100, weights=(70, 20, 10), rng=Rng(9))
    e.edge("negative-n", n=-4, weights=(2, 1, 1), rng=Rng(1), raises=ValueError)
    e.edge("negative-weight", n=5, weights=(3, -1, 1), rng=Rng(1), raises=ValueError)
    e.edge("all-weights-zero", n=5, weights=(0, 0, 0), rng=Rng(1), raises=ValueError)
    e.edge("ten-thousand", n=10_000, weights=(97, 2, 1), rng=Rng(10))
    e.random(30, random_split, seed=422)
    e.strategy(
        st.fixed_dictionaries({"n": st.integers(0, 6), "weights": small, "rng": st.just(Rng(3))}), valid=valid_split
    )
