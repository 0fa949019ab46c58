import numpy as np


def encode_chats(
    chats: list[list[dict[str, str]]], vocab: dict[str, int], max_length: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Token ids of a batch of chats, and which of them are to be learned.

    Args:
        chats: B lists of messages {"role": ..., "content": ...}; ValueError for an unknown role.
        vocab: the id of each word and of the special tokens.
        max_length: number of tokens that are kept of each chat; None keeps all.

    Returns:
        (tokens, mask): integers and booleans, both (B, n), padded on the right.
    """
    raise NotImplementedError


def sft_loss(logits: np.ndarray, tokens: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, float]:
    """Cross-entropy of the tokens that count, for each example and over all tokens.

    Args:
        logits: (B, n, V); those at position t predict token t + 1.
        tokens: integers, (B, n).
        mask: (B, n), booleans or 0 and 1: whether a token is to be learned.

    Returns:
        (example_losses, token_loss): float64 of shape (B,), and a float.
    """
    raise NotImplementedError
