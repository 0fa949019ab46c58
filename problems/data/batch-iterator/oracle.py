"""torch's DataLoader over a TensorDataset; its generator is seeded from ours."""

REQUIRES = ["torch"]


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None, epochs=1):
    import numpy as np
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    if len(X) == 0 or epochs > 600:
        return NotImplemented  # torch refuses to shuffle nothing
    generator = torch.Generator().manual_seed(int(rng.integers(2**31)) if shuffle else 0)
    data = TensorDataset(torch.tensor(np.array(X)), torch.tensor(np.array(y)))
    loader = DataLoader(data, batch_size, shuffle=shuffle, drop_last=drop_last, generator=generator)
    return [[(a.numpy().copy(), b.numpy().copy()) for a, b in loader] for _ in range(epochs)]
