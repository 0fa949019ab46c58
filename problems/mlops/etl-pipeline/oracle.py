"""Extract: a machine of states over characters, Decimal, and fromisoformat. Transform and load: SQL."""

import sqlite3
import string
from datetime import datetime, timezone
from decimal import Decimal

REQUIRES = ["sqlite3"]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
KEYS = ("order_id", "customer_id", "amount_cents", "updated_at")


def _records(text):
    records, record, value = [], [], ""
    touched = inside = False
    characters = iter(text + "\n")
    for c in characters:
        if inside:
            inside = c != '"'
            value += "" if c == '"' else c
        elif c == '"':
            value += '"' if touched == "closed" else ""
            inside, touched = True, "closed"
        elif c == ",":
            record.append(value)
            value, touched = "", "open"
        elif c == "\n":
            if record or value or touched:
                records.append([*record, value])
            record, value, touched = [], "", False
        elif c != "\r":
            value, touched = value + c, "open"
    return records


def _digits(text):
    return bool(text) and set(text) <= set(string.digits)


def _order_id(text):
    return int(text) if _digits(text) and text.strip("0") else None


def _amount(text):
    whole, point, cents = text.removeprefix("-").partition(".")
    if not _digits(whole) or (point and not (_digits(cents) and len(cents) <= 2)):
        return None
    return int(Decimal(text).scaleb(2))


def _updated_at(text):
    if len(text) != 20 or "".join("9" if c in string.digits else c for c in text) != "9999-99-99T99:99:99Z":
        return None
    try:
        passed = datetime.fromisoformat(text.replace("Z", "+00:00")) - EPOCH
    except ValueError:
        return None
    return passed.days * 86400 + passed.seconds


def extract(text):
    header, *records = _records(text.removeprefix("\ufeff"))
    place = {name.strip(): k for k, name in enumerate(header)}
    rows, rejects = [], []
    for number, record in enumerate(records, start=1):
        faults = ["row"]
        if len(record) == len(header):
            cell = {name: record[k].strip() for name, k in place.items()}
            typed = {
                "order_id": _order_id(cell["order_id"]),
                "customer_id": cell["customer_id"] or None,
                "amount": _amount(cell["amount"]),
                "updated_at": _updated_at(cell["updated_at"]),
            }
            faults = [name for name, value in typed.items() if value is None]
        if faults:
            rejects.append((number, faults[0]))
        else:
            rows.append(dict(zip(KEYS, typed.values())))
    return rows, rejects


def _database():
    base = sqlite3.connect(":memory:")
    columns = "customer_id TEXT, amount_cents INTEGER, updated_at INTEGER"
    base.execute(f"CREATE TABLE orders (place INTEGER PRIMARY KEY, order_id INTEGER, {columns})")
    base.execute("CREATE TABLE customers (customer_id TEXT PRIMARY KEY, country TEXT)")
    for table in ("store", "batch"):
        base.execute(f"CREATE TABLE {table} (order_id INTEGER PRIMARY KEY, {columns}, country TEXT)")
    return base


def transform(orders, customers):
    base = _database()
    base.executemany(
        "INSERT INTO orders (order_id, customer_id, amount_cents, updated_at) VALUES (?, ?, ?, ?)",
        [[order[key] for key in KEYS] for order in orders],
    )
    base.executemany("INSERT INTO customers VALUES (:customer_id, :country)", customers)
    found = base.execute(
        """
        SELECT order_id, customer_id, amount_cents, updated_at, country FROM (
            SELECT *, row_number() OVER (PARTITION BY order_id ORDER BY updated_at DESC, place DESC) AS age FROM orders
        ) LEFT JOIN customers USING (customer_id) WHERE age = 1 ORDER BY order_id
        """
    ).fetchall()
    rows = [dict(zip((*KEYS, "country"), row)) for row in found if row[-1] is not None]
    return rows, [row[0] for row in found if row[-1] is None]


def load(store, batches):
    base = _database()
    into = "(:order_id, :customer_id, :amount_cents, :updated_at, :country)"
    base.executemany(f"INSERT INTO store VALUES {into}", list(store.values()))
    loads = []
    for batch in batches:
        base.execute("DELETE FROM batch")
        try:
            base.executemany(f"INSERT INTO batch VALUES {into}", batch)
            counts = _fates(base)
            base.execute(
                """
                INSERT INTO store SELECT * FROM batch WHERE true ON CONFLICT (order_id) DO UPDATE SET
                    customer_id = excluded.customer_id, amount_cents = excluded.amount_cents,
                    updated_at = excluded.updated_at, country = excluded.country
                WHERE excluded.updated_at >= store.updated_at
                """
            )
        except sqlite3.IntegrityError:
            counts = "ValueError"
        found = base.execute("SELECT * FROM store").fetchall()
        loads.append((counts, {row[0]: dict(zip((*KEYS, "country"), row)) for row in found}))
    return loads


def _fates(base):
    def count(query):
        return base.execute(query).fetchone()[0]

    both = "SELECT count(*) FROM batch JOIN store USING (order_id)"
    stale = count(f"{both} WHERE batch.updated_at < store.updated_at")
    unchanged = count("SELECT count(*) FROM (SELECT * FROM batch INTERSECT SELECT * FROM store)")
    return {
        "inserted": count("SELECT count(*) FROM batch WHERE order_id NOT IN (SELECT order_id FROM store)"),
        "stale": stale,
        "unchanged": unchanged,
        "updated": count(both) - stale - unchanged,
    }
