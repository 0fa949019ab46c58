# style: plain Python, answer by answer
import math


def group_advantages(rewards, eps=1e-4):
    found = []
    for row in rewards:
        row = [float(r) for r in row]
        mean = sum(row) / len(row)
        std = math.sqrt(sum((r - mean) ** 2 for r in row) / len(row))
        found.append([0.0 if max(row) == min(row) else (r - mean) / (std + eps) for r in row])
    return found if found else rewards * 0.0


def each(logprobs, old_logprobs, ref_logprobs, advantages, mask):
    for p, q, f, A, m in zip(logprobs, old_logprobs, ref_logprobs, advantages, mask):
        yield [(t, float(p[t]), float(q[t]), float(f[t])) for t in range(len(p)) if m[t]], float(A)


def grpo_loss(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    total = 0.0
    for tokens, A in each(logprobs, old_logprobs, ref_logprobs, advantages, mask):
        objectives = []
        for _, p, q, f in tokens:
            ratio = math.exp(p - q)
            best = min(ratio * A, max(min(ratio, 1 + clip), 1 - clip) * A)
            objectives.append(best - beta * (math.expm1(f - p) + p - f))
        total += sum(objectives) / len(objectives) if objectives else 0.0
    return -total / len(logprobs)


def grpo_loss_grad(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    grad = [[0.0] * len(row) for row in logprobs]
    for i, (tokens, A) in enumerate(each(logprobs, old_logprobs, ref_logprobs, advantages, mask)):
        for t, p, q, f in tokens:
            ratio = math.exp(p - q)
            free = ratio < 1 + clip if A > 0 else ratio > 1 - clip
            slope = (ratio * A if free else 0.0) + beta * math.expm1(f - p)
            grad[i][t] = -slope / len(tokens) / len(logprobs)
    return grad
