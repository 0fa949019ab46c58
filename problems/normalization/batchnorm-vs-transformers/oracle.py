"""torch: batch_norm in training mode and layer_norm on the tokens, one batch after the other."""

import numpy as np

REQUIRES = ["torch"]


def _normalised(x, lengths, norm, eps):
    """The batch as a tensor, or None where PyTorch refuses one value for each channel."""
    import torch
    from torch.nn import functional

    x = torch.tensor(np.array(x, dtype=np.float64))
    real = torch.arange(x.shape[1])[None, :] < torch.tensor(np.array(lengths, dtype=np.int64))[:, None]
    if norm == "layer":
        return functional.layer_norm(x, x.shape[2:], eps=eps) * real[:, :, None]
    chosen = real if norm == "batch" else torch.ones_like(real)
    if int(chosen.sum()) < 2:
        return None
    out = torch.zeros_like(x)
    out[chosen] = functional.batch_norm(x[chosen], None, None, training=True, eps=eps)
    return out * real[:, :, None]


def normalize_tokens(x, lengths, norm, eps=1e-5):
    out = _normalised(x, lengths, norm, eps)
    return NotImplemented if out is None else out.numpy()


def largest_changes(sequence, companions, eps=1e-5):
    import torch

    changes = []
    for norm in ("batch-padded", "batch", "layer"):
        seen = []
        for others in companions:
            parts = [torch.tensor(np.array(each, dtype=np.float64)) for each in (sequence, *others)]
            batch = torch.nn.utils.rnn.pad_sequence(parts, batch_first=True)
            out = _normalised(batch.numpy(), [len(part) for part in parts], norm, eps)
            if out is None:
                return NotImplemented
            seen.append(out[0, : len(sequence)])
        stack = torch.stack(seen)
        changes.append(float((stack.amax(dim=0) - stack.amin(dim=0)).max()))
    return tuple(changes)
