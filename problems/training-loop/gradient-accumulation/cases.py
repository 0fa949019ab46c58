import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Fn, Layout

NAN = np.nan


def data_fault(params, X, y, micro_batch_size):
    """None, or why the data are outside the task."""
    if not isinstance(params, list) or not 2 <= len(params) <= 3:
        return "params must be a list: two arrays for the linear model, three for the network."
    if not all(isinstance(each, np.ndarray) and each.dtype == np.float64 for each in [*params, X, y]):
        return "params, X and y must be float64 arrays."
    if X.ndim != 2 or 0 in X.shape or y.shape != X.shape[:1]:
        return "X must have the shape (n, d) and y the shape (n,), with n and d at least 1."
    d = X.shape[1]
    shapes = [p.shape for p in params]
    h = shapes[-1][0] if shapes[-1] else 0
    if shapes != ([(d,), ()] if len(params) == 2 else [(d, h), (h,), (h,)]) or (len(params) == 3 and h == 0):
        return "params must be [w (d,), b ()] for the linear model, or [W (d, h), b (h,), v (h,)] for the network."
    if not all(np.isfinite(each).all() and np.abs(each).max() <= 1e3 for each in [*params, X]):
        return "params and X must be finite and at most 1e3 in size."
    if np.isinf(y).any() or (np.abs(y[~np.isnan(y)]) > 1e3).any():
        return "y must be NaN or at most 1e3 in size."
    if isinstance(micro_batch_size, bool) or micro_batch_size != int(micro_batch_size) or micro_batch_size < 1:
        return "micro_batch_size must be an integer, 1 or more."
    return None


def valid_accumulate(loss_and_grads, params, X, y, micro_batch_size):
    """True, or why this call is outside the task."""
    if fault := data_fault(params, X, y, micro_batch_size):
        return fault
    return fits(loss_and_grads, params, X, y, micro_batch_size)


def fits(loss_and_grads, params, X, y, rows):
    try:
        loss_and_grads(params, X[:rows], y[:rows])
    except (RuntimeError, ValueError, TypeError):
        return "max_rows must be micro_batch_size, and the model must fit params: linear two, tanh_network three."
    return True


def valid_epoch(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr=0.1, max_norm=None):
    """True, or why this call is outside the task."""
    if fault := data_fault(params, X, y, micro_batch_size):
        return fault
    if isinstance(batch_size, bool) or batch_size != int(batch_size) or batch_size < 1:
        return "batch_size must be an integer, 1 or more."
    if not 0 <= lr <= 10 or not (max_norm is None or 1e-6 <= max_norm <= 1e6):
        return "lr must be from 0 to 10, and max_norm None or from 1e-6 to 1e6."
    if (fault := fits(loss_and_grads, params, X, y, min(batch_size, micro_batch_size))) is not True:
        return fault
    return tame(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr, max_norm)


def tame(loss_and_grads, params, X, y, batch_size, micro_batch_size, lr, max_norm):
    """Whether the run stays small, and no norm is within rounding of its bound."""
    params = list(params)
    for start in range(0, len(X), batch_size):
        stop = min(start + batch_size, len(X))
        grads = [np.zeros_like(p) for p in params]
        for first in range(start, stop, micro_batch_size):
            part = slice(first, min(first + micro_batch_size, stop))
            _, part_grads = loss_and_grads(params, X[part], y[part])
            share = np.sum(~np.isnan(y[part])) / max(np.sum(~np.isnan(y[start:stop])), 1)
            grads = [total + share * g for total, g in zip(grads, part_grads)]
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        if max_norm is not None and norm > max_norm:
            grads = [g * max_norm / norm for g in grads]
        params = [p - lr * g for p, g in zip(params, grads)]
        if not all((np.abs(p) < 1e4).all() for p in params):
            return "The parameters must stay below 1e4 in size: lower lr."
    return True


def linear_data(rng, n, d):
    return {"params": [rng.normal(size=d), np.asarray(rng.normal())], "X": rng.normal(size=(n, d))}


def network_data(rng, n, d, h):
    return {"params": [rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=h)], "X": rng.normal(size=(n, d))}


def random_accumulate(rng, i):
    n, rows = int(rng.integers(5, 12)), int(rng.integers(2, 5))
    data = linear_data(rng, n, 1 + i % 3) if i % 2 else network_data(rng, n, 2, 3)
    y = rng.normal(scale=2.0, size=n)
    if i % 3:
        y[rng.random(n) < 0.35] = NAN
    return {"loss_and_grads": Fn("linear" if i % 2 else "tanh_network", max_rows=rows), **data, "y": y} | {
        "micro_batch_size": rows
    }


def random_epoch(rng, i):
    n, batch, rows = int(rng.integers(9, 20)), int(rng.integers(3, 8)), int(rng.integers(1, 5))
    data = linear_data(rng, n, 1 + i % 3) if i % 2 else network_data(rng, n, 2, 3)
    y = rng.normal(scale=2.0, size=n)
    if i % 3:
        y[rng.random(n) < 0.35] = NAN
    case = {"loss_and_grads": Fn("linear" if i % 2 else "tanh_network", max_rows=rows), **data, "y": y}
    case |= {"batch_size": batch, "micro_batch_size": rows}
    if i % 4:
        case["lr"] = float(rng.uniform(0.02, 0.2))
    if i % 5 > 1:
        case["max_norm"] = float(rng.uniform(0.3, 3.0))
    return case


def build(cases):
    a = np.array

    def linear(rows):
        return {"loss_and_grads": Fn("linear", max_rows=rows), "micro_batch_size": rows}

    def network(rows):
        return {"loss_and_grads": Fn("tanh_network", max_rows=rows), "micro_batch_size": rows}

    line = {"params": [a([2.0]), a(0.0)], "X": a([[1.0], [2.0], [-1.0], [3.0], [0.5]])}
    y = a([1.0, 5.0, -4.0, 3.0, 2.0])
    plane = {
        "params": [a([0.5, -1.0]), a(0.25)],
        "X": a([[1.0, 2.0], [-0.5, 1.5], [3.0, 0.5], [2.0, -1.0], [-1.5, 1.0], [0.25, 4.0], [1.5, -2.5]]),
    }
    targets = a([1.0, -2.0, 0.5, 3.0, 1.5, -1.0, 2.5])
    some = a([1.0, NAN, NAN, 3.0, NAN, -1.0, 2.5])
    hidden = [a([[0.5, -1.0, 0.25], [0.75, 0.5, -0.5]]), a([0.1, -0.2, 0.3]), a([1.0, -0.5, 2.0])]
    net = {**plane, "params": hidden}

    e = cases.of("accumulate")
    e.example("uneven-last", **linear(2), **line, y=y)
    e.example("labels-missing", **linear(2), **line, y=a([1.0, 5.0, NAN, 3.0, NAN]))
    e.example("network", **network(3), **net, y=targets)
    e.edge("even", **linear(1), **line, y=y)
    e.edge("one-micro-batch", **linear(5), **line, y=y)
    e.edge("micro-batch-larger-than-the-batch", **linear(8), **line, y=y)
    e.edge("no-row-counts", **linear(2), **line, y=np.full(5, NAN))
    e.edge("one-row-counts", **linear(2), **line, y=a([NAN, NAN, -4.0, NAN, NAN]))
    e.edge("a-micro-batch-without-labels", **network(2), **net, y=some)
    e.edge("the-last-without-labels", **linear(3), **plane, y=a([1.0, -2.0, 0.5, 3.0, NAN, 1.5, NAN]))
    e.edge("last-of-one-row-without-label", **linear(3), **plane, y=a([1.0, NAN, 0.5, 3.0, 4.0, 1.5, NAN]))
    e.shape("one-row", **network(2), params=hidden, X=plane["X"][:1], y=targets[:1])
    for layout in ("fortran", "strided", "readonly"):
        given = {"X": Layout(net["X"], layout), "y": Layout(some, layout)}
        e.shape(layout, **network(2), params=[Layout(p, layout) for p in hidden], **given)
    e.stability("large", **linear(2), params=[a([300.0]), a(-50.0)], X=100 * line["X"], y=100 * y)
    e.random(32, random_accumulate, seed=921)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    target = st.sampled_from([1.0, NAN, 3.0])

    def inputs(sizes):
        n, rows = sizes
        return st.fixed_dictionaries(
            {
                "loss_and_grads": st.just(Fn("linear", max_rows=rows)),
                "params": st.tuples(hnp.arrays(np.float64, (1,), elements=number), number.map(np.asarray)).map(list),
                "X": hnp.arrays(np.float64, (n, 1), elements=number),
                "y": hnp.arrays(np.float64, (n,), elements=target),
                "micro_batch_size": st.just(rows),
            }
        )

    sizes = st.tuples(st.integers(1, 4), st.integers(1, 3))
    e.strategy(sizes.flatmap(inputs), valid=valid_accumulate)

    t = cases.of("train_epoch")
    t.example("two-batches", **linear(2), **line, y=y, batch_size=3)
    t.example("clipped", **linear(2), **plane, y=some, batch_size=4, lr=0.5, max_norm=1.5)
    t.example("network", **network(2), **net, y=targets, batch_size=5, lr=0.25)
    t.edge("only-lr", **linear(2), **plane, y=targets, batch_size=5, lr=0.03)
    t.edge("only-max-norm", **linear(2), **plane, y=targets, batch_size=5, max_norm=0.75)
    t.edge("bound-not-reached", **linear(2), **plane, y=targets, batch_size=5, lr=0.01, max_norm=1000.0)
    t.edge("only-some-batches-clipped", **linear(2), **plane, y=targets, batch_size=3, lr=0.05, max_norm=8.0)
    t.edge("last-batch-of-one-row", **linear(2), **plane, y=targets, batch_size=3)
    t.edge("one-batch", **linear(3), **plane, y=targets, batch_size=7)
    t.edge("batch-larger-than-the-data", **linear(3), **plane, y=targets, batch_size=20)
    t.edge("micro-batch-larger-than-the-batch", **linear(5), **plane, y=targets, batch_size=3, lr=0.05)
    t.edge("batches-of-one-row", **linear(1), **plane, y=targets, batch_size=1, lr=0.02)
    t.edge("micro-batches-of-one-row", **network(1), **net, y=some, batch_size=3)
    t.edge("a-batch-without-labels", **linear(2), **plane, y=a([1.0, -2.0, NAN, NAN, 1.5, -1.0, 2.5]), batch_size=2)
    t.edge("the-last-batch-without-labels", **network(2), **net, y=a([1.0, 2.0, 0.5, 3.0, NAN, NAN, NAN]), batch_size=4)
    t.edge("no-labels", **linear(2), **plane, y=np.full(7, NAN), batch_size=3, max_norm=0.5)
    t.edge("lr-zero", **linear(2), **plane, y=targets, batch_size=3, lr=0.0)
    t.shape("one-row", **network(2), params=hidden, X=plane["X"][:1], y=targets[:1], batch_size=3)
    for layout in ("fortran", "strided", "readonly"):
        given = {"X": Layout(net["X"], layout), "y": Layout(some, layout)}
        t.shape(layout, **network(2), params=[Layout(p, layout) for p in hidden], **given, batch_size=3)
    t.random(32, random_epoch, seed=922)

    def epoch(sizes):
        one, batch_size, more = sizes
        return st.tuples(inputs(one), st.just({"batch_size": batch_size, **more})).map(lambda p: p[0] | p[1])

    more = st.fixed_dictionaries({}, optional={"lr": st.sampled_from([0.5]), "max_norm": st.sampled_from([1.0])})
    t.strategy(st.tuples(sizes, st.integers(1, 3), more).flatmap(epoch), valid=valid_epoch)
