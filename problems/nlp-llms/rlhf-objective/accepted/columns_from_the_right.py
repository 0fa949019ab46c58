# style: all answers at once, column by column from the right, carrying what comes next where a token does not count
import numpy as np


def shaped_rewards(scores, logprobs, ref_logprobs, mask, beta):
    rewards, kls = [], []
    for score, row, other, flags in zip(scores, logprobs, ref_logprobs, mask):
        log_ratios = [float(p) - float(q) if m else 0.0 for p, q, m in zip(row, other, flags)]
        rewards.append([-beta * each for each in log_ratios])
        counted = [t for t, m in enumerate(flags) if m]
        if counted:
            rewards[-1][max(counted)] += float(score)
        kls.append(sum(log_ratios))
    return np.array(rewards, dtype=float).reshape(np.shape(mask)), np.array(kls, dtype=float)


def token_advantages(rewards, values, mask, gamma=1.0, lam=0.95):
    mask = np.array(mask, dtype=bool)
    v, r = np.where(mask, values, 0.0), np.where(mask, rewards, 0.0)
    A = np.zeros(mask.shape)
    value = advantage = np.zeros(len(mask))
    for t in range(mask.shape[1] - 1, -1, -1):
        here = r[:, t] + gamma * value - v[:, t] + gamma * lam * advantage
        A[:, t] = here * mask[:, t]
        advantage, value = np.where(mask[:, t], here, advantage), np.where(mask[:, t], v[:, t], value)
    return A, A + v


def whiten(advantages, mask, eps=1e-8):
    counted = [float(x) for row, flags in zip(advantages, mask) for x, m in zip(row, flags) if m]
    mean = sum(counted) / len(counted) if counted else 0.0
    scale = (sum((x - mean) ** 2 for x in counted) / max(len(counted), 1) + eps) ** 0.5
    rows = [[(float(x) - mean) / scale if m else 0.0 for x, m in zip(*each)] for each in zip(advantages, mask)]
    return np.array(rows, dtype=float).reshape(np.shape(mask))
