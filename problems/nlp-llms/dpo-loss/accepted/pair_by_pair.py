# style: plain Python, pair by pair
import math


def softplus(u):
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


def reward(logp, ref, flags, beta):
    return beta * sum(float(p) - float(q) for p, q, m in zip(logp, ref, flags) if m)


def pairs(logprobs, ref_logprobs, mask, beta):
    return [[reward(*each, beta) for each in zip(*pair)] for pair in zip(logprobs, ref_logprobs, mask)]


def dpo_loss(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    r = pairs(logprobs, ref_logprobs, mask, beta)
    eps = label_smoothing
    loss = sum((1 - eps) * softplus(b - a) + eps * softplus(a - b) for a, b in r) / len(r)
    return loss, r, sum(a > b for a, b in r) / len(r)


def dpo_loss_grad(logprobs, ref_logprobs, mask, beta=0.1, label_smoothing=0.0):
    grad = []
    for (a, b), flags in zip(pairs(logprobs, ref_logprobs, mask, beta), mask):
        sure, doubt = math.exp(-softplus(b - a)), math.exp(-softplus(a - b))
        push = beta * (label_smoothing * sure - (1 - label_smoothing) * doubt) / len(mask)
        grad.append([[push * int(m) for m in flags[0]], [-push * int(m) for m in flags[1]]])
    return grad
