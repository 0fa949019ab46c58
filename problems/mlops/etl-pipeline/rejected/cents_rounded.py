# verdict: wrong_answer
# entry: extract
# group: stability
# lesson: Rounding a float to cents is right only up to about 2**53 cents; larger amounts come out wrong. Work on the
# digits, or with Decimal.
import calendar
import csv
import io
import re
from datetime import datetime


def parse_order_id(value):
    if not re.fullmatch(r"[0-9]+", value) or int(value) < 1:
        raise ValueError("no order id")
    return int(value)


def parse_customer_id(value):
    if not value:
        raise ValueError("no customer id")
    return value


def parse_amount(value):
    match = re.fullmatch(r"(-?)([0-9]+)(?:\.([0-9]{1,2}))?", value)
    if not match:
        raise ValueError("no amount")
    sign, whole, fraction = match.groups(default="")
    cents = round(float(f"{whole}.{fraction}0") * 100)
    return -cents if sign else cents


def parse_updated_at(value):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", value):
        raise ValueError("no time")
    moment = datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    return calendar.timegm(moment.timetuple())


COLUMNS = {
    "order_id": ("order_id", parse_order_id),
    "customer_id": ("customer_id", parse_customer_id),
    "amount": ("amount_cents", parse_amount),
    "updated_at": ("updated_at", parse_updated_at),
}


def extract(text):
    records = [record for record in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if record]
    if not records:
        raise ValueError("There is no header.")
    names = [name.strip() for name in records[0]]
    if not set(COLUMNS) <= set(names):
        raise ValueError("A column is missing.")
    rows, rejects = [], []
    for number, record in enumerate(records[1:], start=1):
        row, fault = parse_record(names, record)
        if fault:
            rejects.append((number, fault))
        else:
            rows.append(row)
    return rows, rejects


def parse_record(names, record):
    """The typed row, and the first field that fails ("" where none does)."""
    if len(record) != len(names):
        return {}, "row"
    values = dict(zip(names, record))
    row = {}
    for column, (key, parse) in COLUMNS.items():
        try:
            row[key] = parse(values[column].strip())
        except ValueError:
            return {}, column
    return row, ""


def transform(orders, customers):
    latest = {}
    for order in orders:
        key = order["order_id"]
        if key not in latest or order["updated_at"] >= latest[key]["updated_at"]:
            latest[key] = order
    countries = {customer["customer_id"]: customer["country"] for customer in customers}
    rows, rejects = [], []
    for key, order in sorted(latest.items()):
        if order["customer_id"] in countries:
            rows.append(order | {"country": countries[order["customer_id"]]})
        else:
            rejects.append(key)
    return rows, rejects


def load(store, rows):
    if len({row["order_id"] for row in rows}) < len(rows):
        raise ValueError("An order comes twice.")
    counts = {"inserted": 0, "updated": 0, "unchanged": 0, "stale": 0}
    for row in rows:
        fate = fate_of(row, store.get(row["order_id"]))
        counts[fate] += 1
        if fate in ("inserted", "updated"):
            store[row["order_id"]] = dict(row)
    return counts


def fate_of(row, stored):
    if stored is None:
        return "inserted"
    if row["updated_at"] < stored["updated_at"]:
        return "stale"
    return "unchanged" if row == stored else "updated"
