# verdict: wrong_answer
# entry: guidance_sweep
# group: example
# lesson: Your samples stop at the first level of the table, where they still have noise. The last step goes to the
# level 1.
import numpy as np


def guide(eps_uncond, eps_cond, scale, rescale=0.0):
    uncond, cond = np.asarray(eps_uncond, dtype=np.float64), np.asarray(eps_cond, dtype=np.float64)
    guided = uncond + scale * (cond - uncond)
    if rescale == 0:
        return guided
    axes = tuple(range(1, guided.ndim))  # all but the batch
    factor = cond.std(axis=axes, keepdims=True) / guided.std(axis=axes, keepdims=True)  # (B, 1, ...)
    return rescale * factor * guided + (1 - rescale) * guided


def mixture_noise(x, alpha_cumprod, weights, means, stds, label=None):
    weights, means, stds = (np.asarray(each, dtype=np.float64) for each in (weights, means, stds))
    if label is not None:
        weights, means, stds = np.ones(1), means[[label]], stds[[label]]
    variances = (alpha_cumprod * stds**2 + 1 - alpha_cumprod)[:, None]  # (K, 1)
    offsets = np.asarray(x, dtype=np.float64) - np.sqrt(alpha_cumprod) * means[:, None]  # (K, n)
    log_joint = np.log(weights)[:, None] - np.log(variances) / 2 - offsets**2 / (2 * variances)  # up to a constant
    shares = np.exp(log_joint - log_joint.max(axis=0))
    shares /= shares.sum(axis=0)  # which component x is from, (K, n)
    return np.sqrt(1 - alpha_cumprod) * (shares * offsets / variances).sum(axis=0)


def guidance_sweep(x_T, scales, label, alphas_cumprod, weights, means, stds):
    levels = np.append(1.0, alphas_cumprod)  # from the clean sample on, (T + 1,)
    finals = []
    for scale in scales:
        x = np.asarray(x_T, dtype=np.float64)
        for now, after in zip(levels[:1:-1], levels[-2:0:-1]):
            uncond = mixture_noise(x, now, weights, means, stds)
            cond = mixture_noise(x, now, weights, means, stds, label)
            eps = guide(uncond[None], cond[None], scale)[0]
            clean = (x - np.sqrt(1 - now) * eps) / np.sqrt(now)
            x = np.sqrt(after) * clean + np.sqrt(1 - after) * eps
        finals.append(x)
    return np.array([x.mean() for x in finals]), np.array([x.std() for x in finals])
