# style: plain Python over pairs; Newton's step by elimination
import math


def softplus(u):
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


def sigmoid(u):
    return 1 / (1 + math.exp(-u)) if u >= 0 else math.exp(u) / (1 + math.exp(u))


def reward_loss(chosen, rejected):
    pairs = [(float(c), float(r)) for c, r in zip(chosen, rejected)]
    return sum(softplus(r - c) for c, r in pairs) / len(pairs), sum(c > r for c, r in pairs) / len(pairs)


def reward_loss_grad(chosen, rejected):
    wrong = [sigmoid(float(r) - float(c)) / len(chosen) for c, r in zip(chosen, rejected)]
    return [-w for w in wrong], wrong


def solve(A, b):
    d = len(b)
    rows = [row[:] + [value] for row, value in zip(A, b)]
    for k in range(d):
        for j in range(k + 1, d):
            f = rows[j][k] / rows[k][k]
            rows[j] = [x - f * y for x, y in zip(rows[j], rows[k])]
    x = [0.0] * d
    for k in reversed(range(d)):
        x[k] = (rows[k][d] - sum(rows[k][j] * x[j] for j in range(k + 1, d))) / rows[k][k]
    return x


def fit_reward_model(chosen_features, rejected_features, l2):
    X = [[float(a) - float(b) for a, b in zip(c, r)] for c, r in zip(chosen_features, rejected_features)]
    n, d = len(X), len(X[0])
    w = [0.0] * d
    for _ in range(15):
        g = [l2 * each for each in w]
        H = [[l2 * (j == k) for k in range(d)] for j in range(d)]
        for x in X:
            q = sigmoid(-sum(a * b for a, b in zip(x, w)))
            for j in range(d):
                g[j] -= q * x[j] / n
                for k in range(d):
                    H[j][k] += q * (1 - q) * x[j] * x[k] / n
        w = [a - b for a, b in zip(w, solve(H, g))]
    return w
