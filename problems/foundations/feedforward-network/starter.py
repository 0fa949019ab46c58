import numpy as np


def mlp_forward(
    x: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray], activations: list[str]
) -> tuple[np.ndarray, list[np.ndarray]]:
    """The forward pass of a fully connected network.

    x: (N, H0). weights[l]: (H_l, H_{l+1}). biases[l]: (H_{l+1},).
    activations[l]: "identity", "relu", "sigmoid" or "tanh".
    Returns (output, layer_activations): the last layer's activation (N, H_L), and the list of all L of them.
    Raises ValueError for an unknown name, or if the three lists are not equally long.
    """
    raise NotImplementedError
