# style: plain Python, context by context
import math


def log_probabilities(W, x):
    scores = [sum(float(a) * float(row[v]) for a, row in zip(x, W)) for v in range(len(W[0]))]
    top = max(scores)
    total = top + math.log(sum(math.exp(s - top) for s in scores))
    return [s - total for s in scores]


def one(W, contexts, tokens, factors):
    loss, grad = 0.0, [[0.0] * len(W[0]) for _ in W]
    for x, token, factor in zip(contexts, tokens, factors):
        share = float(factor) / len(tokens)
        log_p = log_probabilities(W, x)
        loss -= share * log_p[int(token)]
        for j, value in enumerate(x):
            for v, lp in enumerate(log_p):
                grad[j][v] += share * float(value) * (math.exp(lp) - (v == int(token)))
    return loss, grad


def mixed_loss(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    rl, _ = one(weights, features, actions, advantages)
    ptx, _ = one(weights, ptx_features, ptx_targets, [1] * len(ptx_targets))
    return rl + gamma * ptx, rl, ptx


def mixed_loss_grad(weights, features, actions, advantages, ptx_features, ptx_targets, gamma):
    _, a = one(weights, features, actions, advantages)
    _, b = one(weights, ptx_features, ptx_targets, [1] * len(ptx_targets))
    pairs = [(p, q) for row, other in zip(a, b) for p, q in zip(row, other)]
    lengths = math.sqrt(sum(p * p for p, _ in pairs)) * math.sqrt(sum(q * q for _, q in pairs))
    cosine = sum(p * q for p, q in pairs) / lengths if lengths else 0.0
    return [[p + gamma * q for p, q in zip(row, other)] for row, other in zip(a, b)], cosine


def ptx_losses_after_step(weights, features, actions, advantages, ptx_features, ptx_targets, gammas, lr):
    found = []
    for gamma in gammas:
        grad, _ = mixed_loss_grad(weights, features, actions, advantages, ptx_features, ptx_targets, float(gamma))
        W = [[float(w) - lr * g for w, g in zip(row, other)] for row, other in zip(weights, grad)]
        found.append(one(W, ptx_features, ptx_targets, [1] * len(ptx_targets))[0])
    return found
