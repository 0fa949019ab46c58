import numpy as np

# fmt: off
NF4 = np.array([
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453,
    -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0,
    0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
])
# fmt: on


def quantize_nf4(
    w: np.ndarray, block_size: int = 64, group_size: int = 256
) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """(codes, scale_codes, group_scales, offset) of an array of any shape.

    Raises ValueError for an empty w, NaN or infinities.
    """
    raise NotImplementedError


def dequantize_nf4(
    codes: np.ndarray,
    scale_codes: np.ndarray,
    group_scales: np.ndarray,
    offset: float,
    block_size: int = 64,
    group_size: int = 256,
) -> np.ndarray:
    """The weights, of the shape of codes."""
    raise NotImplementedError


def qlora_forward(
    x: np.ndarray,
    quantized: tuple[np.ndarray, np.ndarray, np.ndarray, float],
    A: np.ndarray,
    B: np.ndarray,
    alpha: float,
    block_size: int = 64,
    group_size: int = 256,
) -> np.ndarray:
    """The output, (..., out_features), of a LoRA layer on quantized weights.

    x: (..., in_features); A: (r, in_features); B: (out_features, r).
    """
    raise NotImplementedError
