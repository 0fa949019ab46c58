from hypothesis import strategies as st


def valid_table(config, image_size=224, classes=1000):
    """True, or the sentence that tells a user why this input is outside the task."""
    good = isinstance(config, str) and all(type(each) is int and 1 <= each <= 10_000 for each in (image_size, classes))
    return good or "config is a string, and image_size and classes are integers from 1 to 10,000."


def valid_stack(kernels, channels):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(kernels, list) or not 1 <= len(kernels) <= 100:
        return "kernels is a list of 1 to 100 numbers."
    good = all(type(each) is int and 1 <= each <= 10_000 for each in (*kernels, channels))
    return good or "Kernel sizes and channels are integers from 1 to 10,000."


def random_table(rng, i):
    inputs = {"config": "ABCDE"[i % 5], "image_size": int(rng.integers(32, 400))}
    return inputs | ({"classes": int(rng.integers(2, 3000))} if i % 3 else {})


def random_stack(rng, i):
    kernels = rng.integers(1, 8, size=1 + i % 5).tolist()
    return {"kernels": kernels, "channels": int(rng.integers(2, 600))}


def build(cases):
    e = cases.of("vgg_table")
    e.example("smallest-image", config="A", image_size=32, classes=10)
    e.example("sixteen-layers", config="D")
    for letter, pixels in (("B", 225), ("C", 191), ("E", 95)):
        e.edge(f"odd-image-{letter.lower()}", config=letter, image_size=pixels, classes=7)
    e.edge("only-classes", config="C", classes=365)
    e.edge("only-image-size", config="E", image_size=100)
    for config in ("F", "d", "", "AB", "VGG-16"):
        e.edge(f"unknown-{config.lower() or 'empty'}", config=config, raises=ValueError)
    e.edge("too-small", config="A", image_size=31, raises=ValueError)
    e.edge("one-pixel", config="B", image_size=1, classes=3, raises=ValueError)
    e.random(30, random_table, seed=1371)
    drawn = {"config": st.sampled_from("ABCDE"), "image_size": st.integers(32, 70), "classes": st.integers(1, 3)}
    e.strategy(st.fixed_dictionaries(drawn), valid=valid_table)

    s = cases.of("stack_against_single")
    s.example("three-of-three", kernels=[3, 3, 3], channels=64)
    s.example("mixed", kernels=[5, 1, 2], channels=10)
    s.edge("one-layer", kernels=[7], channels=3)
    s.edge("one-by-one", kernels=[1, 1], channels=5)
    s.edge("one-channel", kernels=[3, 4], channels=1)
    s.edge("above-64-bits", kernels=[1001, 3001], channels=9_999)
    s.random(30, random_stack, seed=1372)
    drawn = {"kernels": st.lists(st.integers(1, 4), min_size=1, max_size=3), "channels": st.integers(1, 3)}
    s.strategy(st.fixed_dictionaries(drawn), valid=valid_stack)
