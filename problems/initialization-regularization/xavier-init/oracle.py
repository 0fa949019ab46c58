"""torch.nn.init: xavier_uniform_ and xavier_normal_ with a generator that is seeded from ours."""

REQUIRES = ["torch"]


def filled(fill, shape, rng, gain):
    import torch

    generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
    return fill(torch.empty(shape, dtype=torch.float64), gain=gain, generator=generator).numpy()


def xavier_uniform(shape, rng, gain=1.0):
    import torch

    return filled(torch.nn.init.xavier_uniform_, shape, rng, gain)


def xavier_normal(shape, rng, gain=1.0):
    import torch

    return filled(torch.nn.init.xavier_normal_, shape, rng, gain)
