"""scipy.special.rel_entr and scipy.stats.entropy's base; torch.distributions for the Gaussians."""

import numpy as np

REQUIRES = ["scipy", "torch"]


def kl_divergence(p, q, base=None):
    from scipy.special import rel_entr

    total = rel_entr(np.asarray(p, dtype=float), np.asarray(q, dtype=float)).sum()
    return float(total if base is None else total / np.log(base))


def gaussian_kl(mean_p, cov_p, mean_q, cov_q):
    import torch
    from torch.distributions import MultivariateNormal, kl_divergence

    def normal(mean, cov):
        mean, cov = (torch.tensor(np.array(each, dtype=float)) for each in (mean, cov))
        return MultivariateNormal(mean, covariance_matrix=cov)

    return float(kl_divergence(normal(mean_p, cov_p), normal(mean_q, cov_q)))
