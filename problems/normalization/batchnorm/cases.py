import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(num_features, operations, weight=None, bias=None, eps=1e-5, momentum=0.1):
    """True, or why these operations are outside the task."""
    if num_features < 1:
        return "There must be at least one channel."
    for values in (weight, bias):
        if values is None:
            continue
        if np.shape(values) != (num_features,) or not np.isfinite(values).all() or np.abs(values).max() > 1e6:
            return "weight and bias must be finite arrays of shape (num_features,), at most 1e6 in magnitude."
    if not (1e-12 <= eps <= 1e6 and 0 <= momentum <= 1):
        return "eps must be between 1e-12 and 1e6, momentum between 0 and 1."
    training, shape = True, None
    mean, var = np.zeros(num_features), np.ones(num_features)
    for name, *arguments in operations:
        if name in ("train", "eval"):
            training = name == "train"
            continue
        if name not in ("forward", "backward") or len(arguments) != 1:
            return "Operations are ('train',), ('eval',), ('forward', x) and ('backward', grad_y)."
        values = np.asarray(arguments[0])
        if values.dtype.kind not in "iuf" or not np.isfinite(values).all() or np.abs(values).max(initial=0) > 1e8:
            return "Arrays must be finite numbers of at most 1e8 in magnitude."
        if name == "backward":
            if values.shape != shape:
                return "grad_y must have the shape of the latest x."
            continue
        if values.ndim not in (2, 4) or values.shape[1] != num_features or 0 in values.shape[2:]:
            return "x must have the shape (N, C) or (N, C, H, W)."
        shape, axes = values.shape, (0, *range(2, values.ndim))
        used = var
        if training:
            count = values.size // num_features
            if count < 2:
                return True  # ends with the ValueError of the statement
            used = values.var(axis=axes)
            mean = (1 - momentum) * mean + momentum * values.mean(axis=axes)
            var = (1 - momentum) * var + momentum * values.var(axis=axes, ddof=1)
        if (np.abs(values).max(axis=axes, initial=0) > 2e6 * np.sqrt(used + eps)).any():
            return "A channel's values must be at most 2e6 of its standard deviations from zero."
    return True


def array(rng, shape):
    offset = rng.normal(size=shape[1])
    spread = rng.uniform(0.3, 3, size=shape[1])
    tail = (1,) * (len(shape) - 2)
    return offset.reshape(-1, *tail) + spread.reshape(-1, *tail) * rng.normal(size=shape)


def random_case(rng, i):
    channels = 1 + i % 4
    tails = [(), (), (2, 3), (1, 2)]
    operations = []
    for _ in range(int(rng.integers(1, 4))):
        if rng.random() < 0.6:
            operations.append(("eval",) if rng.random() < 0.5 else ("train",))
        shape = (int(rng.integers(2, 5)), channels, *tails[int(rng.integers(4))])
        operations += [("forward", array(rng, shape)), ("backward", rng.normal(size=shape))]
    case = {"num_features": channels, "operations": operations}
    if i % 5 != 0:
        case["weight"] = rng.uniform(-2, 2, size=channels)
    if i % 5 != 1:
        case["bias"] = rng.normal(size=channels)
    if i % 3 != 0:
        case["momentum"] = float(rng.uniform(0.05, 0.95))
    if i % 3 != 1:
        case["eps"] = float(10.0 ** rng.uniform(-5, 0))
    return case


def strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def run(shape):
        batch = hnp.arrays(np.float64, shape, elements=values)
        pair = st.tuples(batch, batch).map(lambda two: [("forward", two[0]), ("backward", two[1])])
        forward = batch.map(lambda x: [("forward", x)])
        mode = st.sampled_from([[("train",)], [("eval",)]])
        return st.fixed_dictionaries(
            {
                "num_features": st.just(shape[1]),
                "operations": st.lists(st.one_of(forward, pair, mode), min_size=1, max_size=4).map(
                    lambda parts: [operation for part in parts for operation in part]
                ),
            },
            optional={
                "weight": st.just(np.array([2.0, -1.0])[: shape[1]]),
                "bias": st.just(np.array([0.5, 3.0])[: shape[1]]),
                "eps": st.just(0.25),
                "momentum": st.sampled_from([0.5, 0.75]),
            },
        )

    shapes = st.one_of(
        st.tuples(st.integers(2, 3), st.integers(1, 2)),
        st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 2), st.just(2)),
    )
    return shapes.flatmap(run)


def build(cases):
    e = cases.of("BatchNorm")
    a = np.array
    x = a([[1.0, 10.0], [3.0, -2.0], [8.0, 4.0]])
    g = a([[1.0, -0.5], [0.0, 2.0], [-2.0, 0.25]])
    images = np.round(np.random.default_rng(5).normal(2.0, 3.0, size=(2, 3, 2, 4)), 2)
    image_grads = np.round(np.random.default_rng(6).normal(size=(2, 3, 2, 4)), 2)
    gamma, beta = a([2.0, -0.5, 3.0]), a([0.25, 4.0, -1.0])

    e.example("one-training-batch", num_features=1, operations=[("forward", a([[1.0], [3.0], [8.0]]))])
    e.example(
        "train-then-eval",
        num_features=2,
        operations=[("forward", x), ("eval",), ("forward", a([[2.0, 1.0]]))],
        weight=a([2.0, 0.5]),
        bias=a([1.0, -3.0]),
        momentum=0.5,
    )
    e.example(
        "backward-in-both-modes",
        num_features=2,
        operations=[("forward", x), ("backward", g), ("eval",), ("forward", x), ("backward", g)],
        weight=a([2.0, 0.5]),
    )

    e.edge("new-layer-in-eval", num_features=2, operations=[("eval",), ("forward", x), ("backward", g)])
    e.edge("one-row-in-training", num_features=2, operations=[("forward", a([[1.0, 2.0]]))], raises=ValueError)
    e.edge("one-pixel-in-training", num_features=2, operations=[("forward", np.ones((1, 2, 1, 1)))], raises=ValueError)
    e.edge("no-rows-in-training", num_features=2, operations=[("forward", np.zeros((0, 2)))], raises=ValueError)
    e.edge(
        "one-row-after-good-batches",
        num_features=2,
        operations=[("forward", x), ("eval",), ("forward", x[:1]), ("train",), ("forward", x[:1])],
        raises=ValueError,
    )
    e.edge("one-image-in-training", num_features=3, operations=[("forward", images[:1]), ("backward", image_grads[:1])])
    e.edge("two-rows", num_features=2, operations=[("forward", x[:2]), ("backward", g[:2])], momentum=0.3)
    e.edge(
        "one-row-in-eval",
        num_features=2,
        operations=[("forward", x), ("eval",), ("forward", a([[5.0, -7.0]])), ("backward", a([[2.0, 3.0]]))],
        weight=a([1.5, -2.0]),
    )
    e.edge(
        "no-rows-in-eval",
        num_features=2,
        operations=[("eval",), ("forward", np.zeros((0, 2))), ("backward", np.zeros((0, 2)))],
    )
    e.edge(
        "constant-channel",
        num_features=2,
        operations=[("forward", a([[5.0, 1.0], [5.0, 2.0], [5.0, 4.0]])), ("backward", g)],
        weight=a([3.0, 2.0]),
        bias=a([-1.5, 1.0]),
    )
    e.edge("momentum-zero", num_features=2, operations=[("forward", x), ("eval",), ("forward", x)], momentum=0.0)
    e.edge("momentum-one", num_features=2, operations=[("forward", 2 * x), ("forward", x)], momentum=1.0)
    e.edge("only-momentum-given", num_features=2, operations=[("forward", x), ("forward", g)], momentum=0.8)
    e.edge(
        "only-eps-given",
        num_features=2,
        operations=[("forward", x), ("backward", g), ("eval",), ("forward", x), ("backward", g)],
        eps=4.0,
    )
    e.edge("only-bias-given", num_features=2, operations=[("forward", x), ("backward", g)], bias=a([5.0, -2.0]))
    e.edge(
        "mode-switched-before-backward",
        num_features=2,
        operations=[
            ("forward", x), ("eval",), ("backward", g), ("forward", 2 * x + 1), ("train",), ("backward", g),
        ],
        momentum=0.4,
    )  # fmt: skip
    e.edge(
        "backward-twice",
        num_features=2,
        operations=[("forward", x), ("backward", g), ("backward", 3 * g), ("forward", x)],
    )
    e.edge(
        "only-the-latest-forward",
        num_features=2,
        operations=[("forward", 3 * x - g), ("forward", x), ("backward", g)],
        weight=a([2.0, 0.5]),
    )

    e.shape(
        "images-in-both-modes",
        num_features=3,
        operations=[
            ("forward", images), ("backward", image_grads), ("eval",), ("forward", images), ("backward", image_grads),
        ],
        weight=gamma,
        bias=beta,
        momentum=0.25,
    )  # fmt: skip
    e.shape(
        "one-channel-images", num_features=1, operations=[("forward", images[:, :1]), ("backward", image_grads[:, :1])]
    )
    e.shape(
        "rows-and-images-mixed",
        num_features=3,
        operations=[
            ("forward", images), ("forward", images[:, :, 0, 0]), ("backward", image_grads[:, :, 0, 0]),
            ("eval",), ("forward", images[:, :, :1]), ("backward", image_grads[:, :, :1]),
        ],
        weight=gamma,
        bias=beta,
    )  # fmt: skip
    e.shape(
        "batch-as-long-as-channels",
        num_features=3,
        operations=[("forward", images[0, :, 0, :3].copy()), ("backward", image_grads[0, :, 0, :3].copy())],
        weight=gamma,
        bias=beta,
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(
            layout,
            num_features=3,
            operations=[("forward", Layout(images, layout)), ("backward", Layout(image_grads, layout))],
            weight=gamma,
        )
    e.shape(
        "integers",
        num_features=2,
        operations=[
            ("forward", a([[1, 5], [4, -2], [7, 9]])), ("backward", a([[1, 0], [-2, 3], [4, 1]])),
            ("eval",), ("forward", a([[2, 3]])), ("backward", a([[1, -1]])),
        ],
    )  # fmt: skip

    far = 0.2 * x + a([1e6, -3e5])
    e.stability(
        "large-offset", num_features=2, operations=[("forward", far), ("backward", g), ("eval",), ("forward", x)]
    )
    e.stability("tiny-spread", num_features=2, operations=[("forward", 1e-4 * x), ("backward", g)])
    e.stability("tiny-spread-and-eps", num_features=2, operations=[("forward", 1e-4 * x), ("backward", g)], eps=1e-12)
    e.stability("large-spread", num_features=2, operations=[("forward", 1e7 * x), ("backward", g)])
    e.stability(
        "many-batches",
        num_features=2,
        operations=[("forward", x * (1 + k % 3) + k) for k in range(12)] + [("eval",), ("forward", x), ("backward", g)],
        momentum=0.2,
    )

    e.random(30, random_case, seed=202)
    e.strategy(strategy(), valid=valid)
