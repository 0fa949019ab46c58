# style: a flat list of the tokens that count, each with its answer's number
import numpy as np


def group_advantages(rewards, eps=1e-4):
    r = np.array(rewards, dtype=float)
    centred = r - r.mean(axis=1)[:, None]
    centred[np.ptp(r, axis=1) == 0] = 0
    return centred / (np.sqrt((centred**2).mean(axis=1))[:, None] + eps)


def flat(logprobs, old_logprobs, ref_logprobs, advantages, mask):
    i, t = np.nonzero(mask)
    w = 1 / np.bincount(i, minlength=len(mask))[i] / len(mask)
    p = logprobs[i, t]
    return (
        (i, t),
        w,
        np.exp(p - old_logprobs[i, t]),
        np.expm1(ref_logprobs[i, t] - p),
        p - ref_logprobs[i, t],
        advantages[i],
    )


def grpo_loss(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    _, w, ratio, less, l, A = flat(logprobs, old_logprobs, ref_logprobs, advantages, mask)
    limit = np.where(A >= 0, np.fmin(ratio, 1 + clip), np.fmax(ratio, 1 - clip))
    return w @ (beta * (less + l) - limit * A)


def grpo_loss_grad(logprobs, old_logprobs, ref_logprobs, advantages, mask, clip=0.2, beta=0.04):
    places, w, ratio, less, _, A = flat(logprobs, old_logprobs, ref_logprobs, advantages, mask)
    free = (ratio - 1) * np.sign(A) < clip
    grad = np.zeros(np.shape(mask))
    grad[places] = -w * (free * ratio * A + beta * less)
    return grad
