def extract(text: str) -> tuple[list[dict], list[tuple[int, str]]]:
    """Read a CSV of orders.

    Args:
        text: the whole file; a header, then records.

    Returns:
        (rows, rejects): rows with order_id (int), customer_id (str), amount_cents (int), updated_at (int, seconds
        since 1970 in UTC); rejects as (row_number, first failing field).

    Raises:
        ValueError: there is no header, or it lacks a column.
    """
    raise NotImplementedError


def transform(orders: list[dict], customers: list[dict]) -> tuple[list[dict], list[int]]:
    """The latest row of each order, joined with the country of its customer.

    Returns:
        (rows, rejects): rows by ascending order_id; the order_ids whose customer is unknown, ascending.
    """
    raise NotImplementedError


def load(store: dict[int, dict], rows: list[dict]) -> dict[str, int]:
    """Insert or update rows in the store, in place.

    Returns:
        The counts "inserted", "updated", "unchanged" and "stale".

    Raises:
        ValueError: an order_id comes more than once in rows; the store is as before.
    """
    raise NotImplementedError
