# style: plain Python, answer by answer
import math


def each(logprobs, old_logprobs, mask):
    for p, q, m in zip(logprobs, old_logprobs, mask):
        yield [(t, float(p[t]) - float(q[t])) for t in range(len(p)) if m[t]]


def best(ratio, A, low, high):
    return min(ratio * A, max(min(ratio, 1 + high), 1 - low) * A)


def free(ratio, A, low, high):
    return ratio < 1 + high if A > 0 else ratio > 1 - low


def policy_loss(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    if level != "sequence" and level != "token":
        raise ValueError(level)
    total, seen = 0.0, []
    for tokens, A in zip(each(logprobs, old_logprobs, mask), advantages):
        if not tokens:
            continue
        if level == "token":
            found = [math.exp(l) for _, l in tokens]
        else:
            found = [math.exp(sum(l for _, l in tokens) / len(tokens))]
        total += sum(best(r, A, clip_low, clip_high) for r in found) / len(found)
        seen += found
    outside = sum(not 1 - clip_low <= r <= 1 + clip_high for r in seen)
    return -total / len(logprobs), outside / (len(seen) or 1)


def policy_loss_grad(logprobs, old_logprobs, advantages, mask, clip_low=3e-4, clip_high=4e-4, level="sequence"):
    if level not in {"sequence", "token"}:
        raise ValueError(level)
    grad = [[0.0] * len(row) for row in logprobs]
    for i, tokens in enumerate(each(logprobs, old_logprobs, mask)):
        A = float(advantages[i])
        for t, l in tokens:
            r = math.exp(l if level == "token" else sum(k for _, k in tokens) / len(tokens))
            if free(r, A, clip_low, clip_high):
                grad[i][t] = -r * A / len(tokens) / len(logprobs)
    return grad
