import numpy as np
from gradus import Grid, HeatMap, Lines
from reference import fit, predict_log_proba

WORDS = ["offer", "free", "meeting", "report", "hello"]
SHARES = np.array([[0.05, 0.1, 0.6, 0.5, 0.4], [0.6, 0.7, 0.05, 0.05, 0.5]])


def figures():
    rng = np.random.default_rng(75)
    y = np.repeat([0, 1], [60, 40])
    X = (rng.random((100, 5)) < SHARES[y]).astype(int)
    _, priors, theta = fit(X, y)
    log_odds = np.log(theta[1] / theta[0])
    absent = np.log((1 - theta[1]) / (1 - theta[0]))
    weights = HeatMap(
        np.stack([log_odds, absent]),
        row_labels=["present", "absent"],
        column_labels=WORDS,
        diverging=True,
        title="what a word says for spam",
        value_label="log ratio",
    )
    bars = HeatMap(theta, row_labels=["ham", "spam"], column_labels=WORDS, title="theta", value_label="theta")

    alphas = np.logspace(-6, 2, 41)
    rare = np.zeros((12, 2), dtype=int)
    rare[:5, 0] = 1
    rare[0, 1] = 1  # the second word was seen once, in the first class
    halves = np.repeat([0, 1], 6)
    posterior = []
    for alpha in alphas:
        _, shares, table = fit(rare, halves, float(alpha))
        posterior.append(np.exp(predict_log_proba(np.array([[0, 1]]), shares, table))[0, 0])
    smoothing = Lines(
        alphas, {"posterior": posterior}, x_label="alpha", y_label="probability of the first class", x_scale="log"
    )
    return {"words": Grid([bars, weights], columns=2), "smoothing": smoothing}
