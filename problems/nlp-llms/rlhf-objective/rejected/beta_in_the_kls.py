# verdict: wrong_answer
# entry: shaped_rewards
# group: example
# lesson: You multiply the log ratios by beta before you sum them up. The divergence is measured without it.
import numpy as np


def shaped_rewards(scores, logprobs, ref_logprobs, mask, beta):
    counts = np.asarray(mask, dtype=bool)
    log_ratios = np.where(counts, logprobs - ref_logprobs, 0.0)
    rewards = -beta * log_ratios
    for b, row in enumerate(counts):
        places = np.flatnonzero(row)
        if places.size:
            rewards[b, places[-1]] += scores[b]
    return rewards, beta * log_ratios.sum(axis=1)


def token_advantages(rewards, values, mask, gamma=1.0, lam=0.95):
    counts = np.asarray(mask, dtype=bool)
    advantages, returns = np.zeros(counts.shape), np.zeros(counts.shape)
    for b, row in enumerate(counts):
        next_value = next_advantage = 0.0
        for t in np.flatnonzero(row)[::-1]:
            delta = rewards[b, t] + gamma * next_value - values[b, t]
            next_advantage = delta + gamma * lam * next_advantage
            next_value = values[b, t]
            advantages[b, t] = next_advantage
            returns[b, t] = next_advantage + values[b, t]
    return advantages, returns


def whiten(advantages, mask, eps=1e-8):
    counts = np.asarray(mask, dtype=bool)
    whitened = np.zeros(counts.shape)
    if counts.any():
        chosen = advantages[counts]
        whitened[counts] = (chosen - chosen.mean()) / np.sqrt(chosen.var() + eps)
    return whitened
