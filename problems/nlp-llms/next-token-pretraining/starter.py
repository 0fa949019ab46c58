import numpy as np


def next_token_loss(
    logits: np.ndarray, tokens: np.ndarray, doc_ids: np.ndarray | None = None, reduction: str = "token"
) -> tuple[float, float]:
    """The mean cross-entropy of the next tokens, and its perplexity.

    Args:
        logits: (B, n, V); those at position t predict token t + 1.
        tokens: integers, (B, n).
        doc_ids: the document of each token, (B, n), -1 for padding; None for one document a sequence.
        reduction: "token" for the mean over all positions that count, "sequence" for the mean of sequences' means.

    Returns:
        (loss, perplexity)
    """
    raise NotImplementedError


def next_token_loss_grad(
    logits: np.ndarray, tokens: np.ndarray, doc_ids: np.ndarray | None = None, reduction: str = "token"
) -> np.ndarray:
    """The gradient of that loss for the logits; inputs as above.

    Returns:
        float64 array of the shape of logits.
    """
    raise NotImplementedError
