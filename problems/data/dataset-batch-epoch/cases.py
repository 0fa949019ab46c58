from hypothesis import strategies as st


def valid(n, batch_size, epochs, drop_last=False, accumulation=1, workers=1):
    """True, or why this call is outside the task."""
    counts = (batch_size, epochs, accumulation, workers)
    if type(n) is not int or any(type(each) is not int for each in counts) or type(drop_last) is not bool:
        return "All are integers but drop_last, which is a boolean."
    return abs(n) <= 10**18 and all(abs(each) <= 10**9 for each in counts) or "n is at most 10**18, the others 10**9."


def random_case(rng, i):
    case = {"n": int(rng.integers(1, 200)), "batch_size": int(rng.integers(1, 17)), "epochs": int(rng.integers(1, 6))}
    if i % 2:
        case["drop_last"] = True
    if i % 3:
        case["accumulation"] = int(rng.integers(2, 6))
    if i % 5 > 1:
        case["workers"] = int(rng.integers(2, 8))
    return case


def build(cases):
    e = cases.of("count_steps")
    e.example("last-batch-is-smaller", n=10, batch_size=4, epochs=3)
    e.example("accumulation", n=100, batch_size=8, epochs=2, accumulation=5)
    e.example("workers", n=1000, batch_size=32, epochs=2, accumulation=4, workers=3)
    e.edge("drop-last", n=10, batch_size=4, epochs=3, drop_last=True)
    e.edge("workers-alone", n=11, batch_size=2, epochs=3, workers=4)
    e.edge("divides-evenly", n=6, batch_size=3, epochs=4)
    e.edge("divides-evenly-and-drops-nothing", n=24, batch_size=3, epochs=2, drop_last=True, workers=4)
    e.edge("shards-and-batches-are-cut", n=1000, batch_size=32, epochs=2, drop_last=True, accumulation=4, workers=3)
    e.edge("shards-alone-are-cut", n=11, batch_size=1, epochs=5, drop_last=True, workers=3)
    e.edge("cut-shard-loses-a-batch", n=17, batch_size=3, epochs=1, drop_last=True, workers=3)
    e.edge("more-workers-than-samples", n=3, batch_size=2, epochs=2, workers=5)
    e.edge("more-workers-than-samples-dropped", n=3, batch_size=2, epochs=2, drop_last=True, workers=5)
    e.edge("batch-larger-than-data", n=7, batch_size=50, epochs=2)
    e.edge("batch-larger-than-data-dropped", n=7, batch_size=50, epochs=2, drop_last=True)
    e.edge("group-larger-than-epoch", n=9, batch_size=2, epochs=6, accumulation=100)
    e.edge("groups-fit", n=24, batch_size=2, epochs=3, accumulation=4)
    e.edge("no-samples", n=0, batch_size=4, epochs=3, accumulation=2, workers=2)
    e.edge("no-samples-dropped", n=0, batch_size=4, epochs=3, drop_last=True)
    e.edge("explicit-defaults", n=13, batch_size=5, epochs=2, drop_last=False, accumulation=1, workers=1)
    for name in ("batch_size", "epochs", "accumulation", "workers"):
        case = {"n": 10, "batch_size": 2, "epochs": 3, "accumulation": 2, "workers": 2}
        e.edge(f"{name.replace('_', '-')}-zero", **case | {name: 0}, raises=ValueError)
    e.edge("negative-n", n=-1, batch_size=2, epochs=3, raises=ValueError)
    e.edge("negative-batch-size", n=5, batch_size=-2, epochs=3, raises=ValueError)
    e.stability("large", n=10**18 - 1, batch_size=7, epochs=3)
    e.stability("large-with-everything", n=10**18 - 1, batch_size=11, epochs=900_000_001, accumulation=13, workers=17)
    e.stability("large-dropped", n=10**18 - 1, batch_size=999_999_937, epochs=5, drop_last=True, workers=3)
    e.random(36, random_case, seed=451)
    few = st.integers(1, 4)
    options = st.fixed_dictionaries(
        {"n": st.integers(0, 12), "batch_size": few, "epochs": few},
        optional={"drop_last": st.booleans(), "accumulation": few, "workers": few},
    )
    e.strategy(options, groups=["example", "edge", "random"], valid=valid)
    e.strategy(options.map(lambda case: case | {"n": 10**18 - case["n"]}), groups=["stability"])
