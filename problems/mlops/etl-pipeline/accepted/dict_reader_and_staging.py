# style: DictReader, one regular expression a column, stable sort for the latest, a staging dict for the load
import csv
import re
from collections import Counter
from datetime import datetime, timedelta, timezone

PATTERNS = {
    "order_id": r"0*[1-9][0-9]*",
    "customer_id": r"(?s:.+)",
    "amount": r"-?[0-9]+(\.[0-9][0-9]?)?",
    "updated_at": r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z",
}


def _convert(name, value):
    match = re.fullmatch(PATTERNS[name], value)
    if match is None:
        raise ValueError(name)
    if name == "updated_at":
        moment = datetime(*map(int, match.groups()), tzinfo=timezone.utc)
        return (moment - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(seconds=1)
    if name == "amount":
        whole, _, part = value.partition(".")
        return int(whole + (part + "00")[:2])
    return int(value) if name == "order_id" else value


def _lines(text):
    text = text.lstrip("\r\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def extract(text):
    reader = csv.DictReader(_lines(text.lstrip("\ufeff")), restkey="more")
    if reader.fieldnames is None:
        raise ValueError("no header")
    reader.fieldnames = [name.strip() for name in reader.fieldnames]
    if any(name not in reader.fieldnames for name in PATTERNS):
        raise ValueError("columns")
    rows, rejects = [], []
    for number, record in enumerate(reader, 1):
        if "more" in record or None in record.values():
            rejects.append((number, "row"))
            continue
        typed = {}
        for name in PATTERNS:
            try:
                typed[name.replace("amount", "amount_cents")] = _convert(name, record[name].strip())
            except ValueError:
                rejects.append((number, name))
                break
        else:
            rows.append(typed)
    return rows, rejects


def transform(orders, customers):
    latest = {order["order_id"]: order for order in sorted(orders, key=lambda order: order["updated_at"])}
    country = {customer["customer_id"]: customer["country"] for customer in customers}
    joined = [dict(latest[key], country=country.get(latest[key]["customer_id"])) for key in sorted(latest)]
    rows = [row for row in joined if row["country"] is not None]
    return rows, [row["order_id"] for row in joined if row["country"] is None]


def load(store, rows):
    counts = Counter(inserted=0, updated=0, unchanged=0, stale=0)
    staging = {}
    for row in map(dict, rows):
        key = row["order_id"]
        if staging.setdefault(key, row) is not row:
            raise ValueError(f"{key} comes twice")
        if key not in store:
            counts["inserted"] += 1
        elif row == store[key]:
            counts["unchanged"] += 1
        elif row["updated_at"] >= store[key]["updated_at"]:
            counts["updated"] += 1
        else:
            counts["stale"] += 1
            staging[key] = store[key]
    store.update(staging)
    return dict(counts)
