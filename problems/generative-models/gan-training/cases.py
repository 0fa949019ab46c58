import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))


def run(real, noise_d, noise_g, theta, phi, lr_d, lr_g):
    """The parameters after all steps, and the largest logit."""
    theta, phi, largest = np.array(theta, dtype=float), np.array(phi, dtype=float), 0.0
    for x, z_d, z in zip(real, noise_d, noise_g):
        both = [np.vander(x, 3), np.vander(np.polyval(theta, z_d), 3)]
        logits = [f @ phi for f in both]
        grads = [-sigmoid(-logits[0]) @ both[0] / len(x), sigmoid(logits[1]) @ both[1] / len(z_d)]
        phi = phi - lr_d * sum(grads)
        fake = np.polyval(theta, z)
        logits.append(np.polyval(phi, fake))
        slope = -sigmoid(-logits[2]) * np.polyval(np.polyder(phi), fake)
        theta = theta - lr_g * np.array([(slope * z).mean(), slope.mean()])
        largest = max(largest, *(np.abs(each).max() for each in logits))
        if not largest <= 1e4:
            break
    return np.concatenate([theta, phi]), largest


def valid(real, noise_d, noise_g, generator, discriminator, lr_d, lr_g):
    """True, or why this run is outside the task."""
    for x in (real, noise_d, noise_g):
        if not isinstance(x, np.ndarray) or x.ndim != 2 or x.dtype.kind not in "iuf" or x.shape[1] < 1:
            return "real, noise_d and noise_g are matrices with at least one column."
        if len(x) > 50 or x.shape[1] > 1000 or not (np.abs(x.astype(float)) <= 1e4).all():
            return "There are at most 50 steps, and numbers of at most 10,000."
    for parameters, count in ((generator, 2), (discriminator, 3)):
        if not isinstance(parameters, tuple | list | np.ndarray) or len(parameters) != count:
            return "generator has two numbers, and discriminator three."
        if not all(np.isscalar(p) and abs(float(p)) <= 1e3 for p in parameters):
            return "Parameters are numbers of at most 1000."
    if not all(type(lr) in (int, float) and 0 <= lr <= 10 for lr in (lr_d, lr_g)):
        return "Learning rates are from 0 to 10."
    if not len(real) == len(noise_d) == len(noise_g):
        return True
    arrays = [x.astype(float) for x in (real, noise_d, noise_g)]
    theta, phi = np.array(generator, dtype=float), np.array(discriminator, dtype=float)
    end, largest = run(*arrays, theta, phi, lr_d, lr_g)
    if not largest <= 1e4:
        return "A logit is larger than 10,000."
    near, _ = run(*arrays, theta + 1e-8 * (1 + np.abs(theta)), phi - 1e-8 * (1 + np.abs(phi)), lr_d, lr_g)
    return bool(np.abs(near - end).max() <= 1e-5 * (1 + np.abs(end).max())) or "The run is unstable."


def call(seed, steps, n, m, r, generator, discriminator, lr_d, lr_g, mean=3.0, std=0.5):
    rng = np.random.default_rng([1371, seed])
    arrays = {"real": mean + std * rng.normal(size=(steps, n))}
    arrays |= {"noise_d": rng.normal(size=(steps, m)), "noise_g": rng.normal(size=(steps, r))}
    players = {"generator": generator, "discriminator": discriminator}
    return arrays | players | {"lr_d": lr_d, "lr_g": lr_g}


def random_case(rng, i):
    steps, n, m, r = int(rng.integers(1, 7)), *(int(k) for k in rng.integers(1, 7, size=3))
    generator = tuple(float(p) for p in rng.normal(size=2) + [1.0, 0.0])
    discriminator = tuple(float(p) for p in rng.normal(size=3) * 0.3)
    rates = rng.uniform(0.01, 0.2, size=2)
    return call(100 + i, steps, n, m, r, generator, discriminator, float(rates[0]), float(rates[1]), 1.0, 0.7)


def build(cases):
    a = np.array
    e = cases.of("train_gan")
    one = {"real": a([[2.0, 3.0]]), "noise_d": a([[-1.0, 0.5]]), "noise_g": a([[1.0, 0.0]])}
    e.example("one-step", **one, generator=(1.0, 0.0), discriminator=(0.0, 0.0, 0.0), lr_d=0.5, lr_g=1.0)
    e.example("three-steps", **call(1, 3, 3, 2, 2, (1.0, 0.5), (0.1, -0.2, 0.3), 0.1, 0.2))
    e.edge("sizes-differ", **call(2, 4, 5, 3, 2, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0.15))
    e.edge("one-sample-each", **call(3, 3, 1, 1, 1, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0.15))
    e.edge("discriminator-stands-still", **call(4, 3, 4, 3, 2, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.0, 0.15))
    e.edge("generator-stands-still", **call(5, 3, 4, 3, 2, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0))
    e.edge("no-steps", **call(6, 0, 4, 3, 2, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0.2))
    e.edge("constant-generator", **call(7, 3, 4, 3, 2, (0.0, 1.5), (-0.1, 0.2, 0.4), 0.1, 0.2))
    e.edge("many-steps", **call(8, 30, 6, 5, 4, (1.0, 0.0), (0.0, 0.0, 0.0), 0.05, 0.1, 1.5))
    ok = call(9, 3, 4, 3, 2, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0.2)
    for name in ("real", "noise_d", "noise_g"):
        e.edge(f"rows-of-{name.replace('_', '-')}", **ok | {name: ok[name][:2]}, raises=ValueError)
    whole = {"real": a([[3, 200], [1, 2]]), "noise_d": a([[1, 0, 2], [3, 1, 1]]), "noise_g": a([[2], [100]])}
    whole = {n: x.astype(np.uint8) for n, x in whole.items()}
    e.shape("unsigned", **whole, generator=(1, 2), discriminator=[0, 0, 1], lr_d=1e-5, lr_g=0.1)
    e.shape("arrays-of-parameters", **ok | {"generator": a([0.7, -0.5]), "discriminator": a([-0.1, 0.2, 0.4])})
    e.shape("integer-parameters", **ok | {"generator": a([1, 2]), "discriminator": a([0, -1, 1])})
    square = call(10, 3, 3, 3, 3, (0.7, -0.5), (-0.1, 0.2, 0.4), 0.1, 0.2)
    for layout in ("fortran", "strided", "readonly"):
        laid = {n: Layout(x, layout) if isinstance(x, np.ndarray) else x for n, x in square.items()}
        e.shape(layout, **laid)
    sure = {"real": a([[20.0, -30.0]]), "noise_d": a([[3.0, -4.0]]), "noise_g": a([[2.0, -1.0, 0.5]])}
    for sign in (1.0, -1.0):
        player = {"generator": (8.0, 1.0), "discriminator": (2.0 * sign, 0.5, 1.0)}
        e.stability("sure-of-real" if sign > 0 else "sure-of-fake", **sure, **player, lr_d=1e-4, lr_g=1e-3)
    e.random(30, random_case, seed=1371)
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    grids = st.integers(1, 2).flatmap(
        lambda k: st.tuples(
            *[st.lists(st.lists(values, min_size=2, max_size=2), min_size=k, max_size=k).map(np.array)] * 3
        )
    )
    inputs = st.builds(
        lambda grid, g, d: (
            dict(zip(("real", "noise_d", "noise_g"), grid))
            | {"generator": g, "discriminator": d, "lr_d": 0.1, "lr_g": 0.2}
        ),
        grids,
        st.sampled_from([(1.0, 0.0), (0.5, -1.0)]),
        st.sampled_from([(0.0, 0.0, 0.0), (0.25, -0.5, 1.0)]),
    )
    e.strategy(inputs, valid=valid)
