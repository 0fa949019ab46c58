"""scipy.special and scipy.stats: softmax over a mask of -inf, and norm.sf with each expert taken out in turn."""

REQUIRES = ["scipy"]


def drawn(x, W_gate, W_noise, noise):
    import numpy as np
    from scipy.special import log_expit

    x, W_gate, W_noise, noise = (np.array(each, dtype=float) for each in (x, W_gate, W_noise, noise))
    sigma = -log_expit(-(x @ W_noise))
    return x @ W_gate, sigma, x @ W_gate + sigma * noise


def noisy_top_k(x, W_gate, W_noise, noise, k):
    import numpy as np
    from scipy.special import softmax

    noisy = drawn(x, W_gate, W_noise, noise)[2]
    masked = np.full(noisy.shape, -np.inf)
    for t, row in enumerate(noisy):
        best = [i for _, i in sorted(zip((-row).tolist(), range(len(row))))][:k]
        masked[t, best] = row[best]
    return softmax(masked, axis=1)


def balance_losses(x, W_gate, W_noise, noise, k):
    import numpy as np
    from scipy.stats import norm, variation

    clean, sigma, noisy = drawn(x, W_gate, W_noise, noise)
    load = np.zeros(clean.shape[1])
    for i in range(clean.shape[1]):
        rivals = np.sort(np.delete(noisy, i, axis=1), axis=1)[:, -k]
        load[i] = norm.sf(rivals, loc=clean[:, i], scale=sigma[:, i]).sum()
    importance = noisy_top_k(x, W_gate, W_noise, noise, k).sum(axis=0)
    return variation(importance) ** 2, load, variation(load) ** 2
