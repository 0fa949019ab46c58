import numpy as np
from gradus import Lines
from reference import policy_loss_grad, ratios


def spread():
    rng = np.random.default_rng(91)
    lengths = np.array([1, 2, 4, 8, 16, 32, 64, 128])
    token, sequence, product = [], [], []
    for n in lengths:
        log = rng.normal(scale=0.1, size=(2000, n))
        zero, all_count = np.zeros(log.shape), np.ones(log.shape, dtype=bool)
        token.append(ratios(log, zero, all_count, "token")[0].std())
        sequence.append(ratios(log, zero, all_count, "sequence")[0][:, 0].std())
        product.append(np.exp(log.sum(axis=1)).std())
    curves = {"ratio of a token": token, "geometric mean": sequence, "product": product}
    return Lines(lengths, curves, x_label="tokens of an answer", y_label="spread of the ratio", x_scale="log",
                 y_scale="log")  # fmt: skip


def clipping():
    rng = np.random.default_rng(92)
    log = rng.normal(scale=0.1, size=(300, 64))
    zero, all_count, A = np.zeros(log.shape), np.ones(log.shape, dtype=bool), rng.choice([-1.0, 1.0], size=300)
    ranges = np.geomspace(1e-3, 0.4, 31)
    lost = {}
    for name, level in (("GSPO", "sequence"), ("GRPO", "token")):
        lost[name] = [float((policy_loss_grad(log, zero, A, all_count, c, c, level) == 0).mean()) for c in ranges]
    return Lines(ranges, lost, x_label="range of clipping", y_label="share of tokens without a gradient", x_scale="log")


def figures():
    return {"spread": spread(), "clipping": clipping()}
