def train_bpe(text: str, vocab_size: int) -> list[tuple[int, int]]:
    """Learn byte-pair merges from one text.

    Args:
        text: the training text; its UTF-8 bytes are the first ids.
        vocab_size: 256 plus the number of merges wanted.

    Returns:
        At most vocab_size - 256 pairs of ids; pair k makes the id 256 + k.

    Raises:
        ValueError: vocab_size is below 256.
    """
    raise NotImplementedError


def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    """The ids of a text: its bytes, with the merges applied, the one learned first before all others."""
    raise NotImplementedError


def decode(ids: list[int], merges: list[tuple[int, int]]) -> str:
    """The text of some ids; bytes that are not valid UTF-8 become U+FFFD.

    Raises:
        ValueError: an id is negative, or not below 256 + len(merges).
    """
    raise NotImplementedError
