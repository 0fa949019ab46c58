"""torch.nn.init: the gain and the fans, kaiming_normal_ and kaiming_uniform_ with a generator that is seeded from
ours."""

REQUIRES = ["torch"]


def he_std(shape, mode="fan_in", a=0.0):
    import torch

    if max(shape) > 1000:
        return NotImplemented  # the fans are read off a tensor
    fan_in, fan_out = torch.nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))
    gain = torch.nn.init.calculate_gain("leaky_relu", a)
    return gain / (fan_in if mode == "fan_in" else fan_out) ** 0.5


def filled(fill, shape, rng, mode, a):
    import torch

    generator = torch.Generator().manual_seed(int(rng.integers(2**31)))
    weights = torch.empty(shape, dtype=torch.float64)
    return fill(weights, a=a, mode=mode, nonlinearity="leaky_relu", generator=generator).numpy()


def he_normal(shape, rng, mode="fan_in", a=0.0):
    import torch

    return filled(torch.nn.init.kaiming_normal_, shape, rng, mode, a)


def he_uniform(shape, rng, mode="fan_in", a=0.0):
    import torch

    return filled(torch.nn.init.kaiming_uniform_, shape, rng, mode, a)
