import numpy as np


def route(logits: np.ndarray, k: int, capacity_factor: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(experts, weights, slots), each (T, k), for logits of shape (T, E); a dropped choice has weight 0 and slot -1.

    Raises ValueError unless 1 <= k <= E and capacity_factor > 0.
    """
    raise NotImplementedError


def moe_layer(x: np.ndarray, W_gate: np.ndarray, W_experts: np.ndarray, k: int, capacity_factor: float) -> np.ndarray:
    """The output, (T, D_out); x: (T, D); W_gate: (D, E); W_experts: (E, D, D_out). Raises as route does."""
    raise NotImplementedError


def load_balancing_loss(logits: np.ndarray, k: int) -> float:
    """E times the sum of f_i P_i over the experts. Raises ValueError unless 1 <= k <= E."""
    raise NotImplementedError
