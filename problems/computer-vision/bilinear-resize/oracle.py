"""torch.nn.functional.interpolate."""

REQUIRES = ["torch"]


def resize_bilinear(image, height, width, align_corners=False):
    import numpy as np
    import torch

    array = np.array(image, dtype=np.float64)
    planes = array.reshape(*array.shape[:2], -1).transpose(2, 0, 1)
    x = torch.tensor(np.ascontiguousarray(planes))[None]
    out = torch.nn.functional.interpolate(x, size=(height, width), mode="bilinear", align_corners=align_corners)
    return out[0].numpy().transpose(1, 2, 0).reshape(height, width, *array.shape[2:])
