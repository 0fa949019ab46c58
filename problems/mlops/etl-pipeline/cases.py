import csv
import io
import re

from hypothesis import strategies as st

COLUMNS = ["order_id", "customer_id", "amount", "updated_at"]
VALUE = r'(?:"(?:[^"\r]|"")*"|[^",\r\n]*)'
FILE = re.compile(rf"{VALUE}(?:(?:,|\r?\n){VALUE})*")
KEYS = {"order_id": int, "customer_id": str, "amount_cents": int, "updated_at": int}
LOADED = KEYS | {"country": str}

GOOD = {
    "order_id": ["1", "2", "17", "007", "900", " 3 "],
    "customer_id": ["C1", "C2", "c1", "Ann, B.", 'the "x"', "0", " Zoë "],
    "amount": ["19.99", "5", "0", "-0.05", "-12.5", "0.3", "1.10", "4.35", "1000", "00.07", "8.2 "],
    "updated_at": ["2024-05-01T12:00:00Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:58Z", "2000-01-01T00:00:00Z"],
}
BAD = {
    "order_id": ["", "0", "-1", "1.0", "x", "1 2", "+4", "1_0", "00"],
    "customer_id": ["", "  "],
    "amount": ["", "free", ".5", "5.", "+5", "1e3", "1,000.00", "1.005", "--1", "$3", "- 1", "1_0", "nan", "0x1"],
    "updated_at": [
        "",
        "2023-02-29T00:00:00Z",
        "2024-5-1T12:00:00Z",
        "2024-05-01 12:00:00Z",
        "2024-05-01T12:00:00",
        "2024-05-01T24:00:00Z",
        "2024-05-01T12:60:00Z",
        "2024-05-01T12:00:60Z",
        "2024-13-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2024-05-01",
        "2024-05-01T12:00:00+02:00",
        "2024-05-01T12:00:00z",
    ],
}


def valid_extract(text):
    """True, or why this call is outside the task."""
    if not isinstance(text, str) or len(text) > 20000:
        return "text must be a string of at most 20000 characters."
    if any(c == "\0" or 0xD800 <= ord(c) < 0xE000 for c in text) or re.search("[0-9]{26}", text):
        return "text must not hold NUL, lone surrogates or numbers of more than 25 digits."
    if not FILE.fullmatch(text.removeprefix("\ufeff")):
        return "text must be well-formed CSV: quotes around whole values, and lines that end in \\n or \\r\\n."
    header = next(filter(None, csv.reader(io.StringIO(text.removeprefix("\ufeff")))), [])
    names = [name.strip() for name in header]
    return len(set(names)) == len(names) or "Column names must not be repeated."


def fits(row, keys):
    if not isinstance(row, dict) or set(row) != set(keys):
        return False
    return all(type(row[key]) is kind and (kind is str or abs(row[key]) < 10**40) for key, kind in keys.items())


def valid_transform(orders, customers):
    if not isinstance(orders, list) or not all(fits(order, KEYS) for order in orders):
        return "orders must be a list of dictionaries with order_id, customer_id, amount_cents and updated_at."
    if not isinstance(customers, list) or not all(fits(c, {"customer_id": str, "country": str}) for c in customers):
        return "customers must be a list of dictionaries with customer_id and country."
    ids = [c["customer_id"] for c in customers]
    return len(set(ids)) == len(ids) or "Each customer must come once."


def valid_load(store, batches):
    if not isinstance(batches, list) or not all(isinstance(batch, list) for batch in batches):
        return "batches must be a list of lists of rows."
    if not isinstance(store, dict):
        return "store must be a dictionary."
    if not all(fits(row, LOADED) for batch in [*batches, store.values()] for row in batch):
        return "A row has order_id, customer_id, amount_cents, updated_at and country."
    return all(type(k) is int and row["order_id"] == k for k, row in store.items()) or "store maps order_id to row."


def quoted(value, always=False):
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if always or any(c in value for c in '",\n') else value


def table(*records, columns=COLUMNS, end="\n"):
    """A CSV text with this header."""
    return "".join(",".join(map(quoted, record)) + end for record in [columns, *records])


def order(order_id, customer_id="C1", amount_cents=100, updated_at=10):
    return {"order_id": order_id, "customer_id": customer_id, "amount_cents": amount_cents, "updated_at": updated_at}


def row(order_id, amount_cents=100, updated_at=10, customer_id="C1", country="PT"):
    return order(order_id, customer_id, amount_cents, updated_at) | {"country": country}


def random_extract(rng, i):
    columns = list(COLUMNS) + (["note", "id"] if i % 3 == 1 else [])
    if i % 4:
        columns = [str(name) for name in rng.permutation(columns)]
    lines = [",".join(columns)]
    for _ in range(int(rng.integers(1, 7))):
        values = []
        for name in columns:
            pool = GOOD if rng.random() < 0.8 else BAD
            value = str(rng.choice(pool.get(name, ["", "a,b", 'a "b"', "two\nlines", "\u2028 x"])))
            values.append(quoted(value, always=rng.random() < 0.2))
        if rng.random() < 0.08:
            values = values[:-1] if rng.random() < 0.5 else [*values, ""]
        lines.append(",".join(values))
        if rng.random() < 0.15:
            lines.append("")
    end = "\r\n" if i % 5 == 2 else "\n"
    return {"text": ("\ufeff" if i % 6 == 3 else "") + end.join(lines) + (end if i % 2 else "")}


def random_transform(rng, i):
    ids = [str(name) for name in rng.permutation(["C1", "C2", "c1", "C1 ", "D"])[: int(rng.integers(0, 5))]]
    customers = [{"customer_id": name, "country": str(rng.choice(["PT", "DE", ""]))} for name in ids]
    orders = [
        order(int(rng.integers(1, 6)), str(rng.choice(["C1", "C2", "c1", "E"])), k - 3, int(rng.integers(-3, 4)))
        for k in range(int(rng.integers(1, 12)))
    ]
    return {"orders": orders, "customers": customers}


def random_load(rng, i):
    def draw():
        return row(int(rng.integers(1, 7)), int(rng.integers(-1, 2)), int(rng.integers(-2, 3)))

    store = {r["order_id"]: r for r in (draw() for _ in range(int(rng.integers(0, 5))))}
    batches = [[draw() for _ in range(int(rng.integers(0, 6)))] for _ in range(int(rng.integers(1, 4)))]
    if i % 4:  # most batches hold every key once
        batches = [list({r["order_id"]: r for r in batch}.values()) for batch in batches]
    return {"store": store, "batches": batches if i % 3 else [*batches, batches[-1]]}


def strategies():
    few = {
        "order_id": ["1", "2", "0", "x"],
        "customer_id": ["C", "", 'a,"b'],
        "amount": ["5", "0.07", "-0.5", "1.005"],
        "updated_at": ["1970-01-01T00:00:01Z", "2023-02-29T00:00:00Z"],
        "note": ["", "two\nlines"],
    }

    def text(columns):
        values = st.tuples(*[st.sampled_from(few[name]) for name in columns])
        some = st.one_of(values, values, values.map(lambda v: v[:-1]))
        return st.builds(
            lambda bom, records, end: {"text": bom + table(*records, columns=columns, end=end)},
            st.sampled_from(["", "", "\ufeff"]),
            st.lists(some, max_size=3),
            st.sampled_from(["\n", "\n\n", "\r\n"]),
        )

    names = st.sampled_from([COLUMNS, COLUMNS[::-1], ["note", *COLUMNS], COLUMNS[:3]])
    customer = st.sampled_from(["C1", "C2"])
    orders = st.lists(st.builds(order, st.integers(1, 2), customer, st.integers(0, 1), st.integers(-1, 1)), max_size=3)
    customers = st.sampled_from([[], [{"customer_id": "C1", "country": "PT"}]])
    rows = st.lists(st.builds(row, st.integers(1, 2), st.integers(0, 1), st.integers(-1, 1)), max_size=2)
    store = st.lists(st.builds(row, st.integers(1, 2)), max_size=2).map(lambda rs: {r["order_id"]: r for r in rs})
    yield names.flatmap(text)
    yield st.fixed_dictionaries({"orders": orders, "customers": customers})
    yield st.fixed_dictionaries({"store": store, "batches": st.lists(rows, max_size=2)})


def build(cases):
    extract, transform, load = cases.of("extract"), cases.of("transform"), cases.of("load")
    when = "2024-05-01T12:00:00Z"

    def values(**changes):
        return [
            ({"order_id": "7", "customer_id": "C1", "amount": "1", "updated_at": when} | changes)[c] for c in COLUMNS
        ]

    extract.example("typed-rows", text=table(["1", "C1", "19.99", when], ["2", "C2", "-0.5", "1970-01-01T00:01:40Z"]))
    extract.example(
        "rejects",
        text=table(["1", "C1", "5.", when], ["x", "", "1", when], ["2", "C1", "3"], ["3", "C1", "3", "2023-02-29"]),
        note="Row 2 has two faults; order_id is the first.",
    )
    extract.example(
        "quotes-and-other-columns",
        text='amount,note,updated_at,customer_id,order_id\n"7.5","two\nlines",2024-05-01T12:00:00Z,"Ann, ""B.""",4\n'
        "\n7.555,,2024-05-01T12:00:00Z,,5\n",
        note="The second record is row 2. Its customer_id fails before its amount.",
    )
    extract.edge("header-alone", text=table())
    extract.edge("header-without-line-end", text=",".join(COLUMNS))
    extract.edge("empty", text="", raises=ValueError)
    extract.edge("empty-lines-alone", text="\n\r\n\n", raises=ValueError)
    extract.edge("byte-order-mark-alone", text="\ufeff", raises=ValueError)
    for name in COLUMNS:
        rest = [column for column in COLUMNS if column != name]
        extract.edge(f"no-column-{name.replace('_', '-')}", text=table(columns=rest), raises=ValueError)
    extract.edge("byte-order-mark", text="\ufeff" + table(values()))
    extract.edge(
        "byte-order-mark-before-quotes", text='\ufeff"order_id","customer_id","amount","updated_at"\n4,C,1,' + when
    )
    extract.edge("mark-within", text=table(values(customer_id="\ufeffC")))
    extract.edge(
        "spaces-in-header", text=" order_id , customer_id\t,amount, updated_at \n" + f" 4,\tC1 , 2.50 ,{when} "
    )
    extract.edge("empty-lines", text="\n\n" + table(values(), values(order_id="0"), end="\n\n\n"))
    extract.edge("line-of-spaces-is-a-record", text=table(values()) + "  \n" + table(values(amount="x")).split("\n")[1])
    extract.edge("windows-line-ends", text=table(values(), values(amount="?"), values(), end="\r\n"))
    extract.edge("other-line-separators", text=table(values(customer_id="a\u2028b\x0bc\x85d\x1ce"), values(amount="")))
    extract.edge("quoted-line-break-kept", text=table(values(customer_id="a\nb"), values(amount="")))
    extract.edge("repeated-rows-stay", text=table(values(), values(), values(order_id="6")))
    extract.edge("too-many-values", text=table([*values(), ""], [*values(), "1"]))
    extract.edge("too-few-values", text=table(values()[:3], ["x"]))
    for name, bad in BAD.items():
        extract.edge(f"bad-{name.replace('_', '-')}", text=table(*[values(**{name: value}) for value in bad]))
    extract.edge(
        "all-faults-in-turn", text=table(["", "", "", ""], ["1", "", "", ""], ["1", "C", "", ""], ["1", "C", "1", ""])
    )
    extract.edge("first-fault-other-columns", text=table(["", "", "", ""], ["", "", "", "1"], columns=COLUMNS[::-1]))
    extract.edge(
        "other-digits", text=table(values(order_id="１２"), values(amount="٣"), values(updated_at="２" + when[1:]))
    )
    extract.edge("good-amounts", text=table(*[values(amount=value) for value in GOOD["amount"]]))
    extract.edge(
        "cents-that-floats-miss", text=table(*[values(amount=f"{a}") for a in ("0.29", "1.15", "19.99", "-8.87")])
    )
    days = [
        "0001-01-01T00:00:00Z",
        "1900-03-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2000-02-29T06:30:15Z",
        "9999-12-31T23:59:59Z",
    ]
    extract.edge("good-times", text=table(*[values(updated_at=day) for day in days]))
    extract.stability(
        "large-numbers",
        text=table(
            values(amount="1234567890123456789.01", order_id="98765432109876543210"),
            values(amount="-90071992547409.93"),
        ),
    )
    extract.random(30, random_extract, seed=1012)

    people = [{"customer_id": "C1", "country": "PT"}, {"customer_id": "C2", "country": "DE"}]
    transform.example(
        "latest-then-join",
        orders=[order(2, "C2", 500, 20), order(1, "C1", 100, 30), order(1, "C2", 90, 10), order(2, "C1", 700, 25)],
        customers=people,
    )
    transform.example(
        "unknown-customer",
        orders=[order(4, "C1", 100, 10), order(4, "C9", 100, 20), order(3, "C2", 5, 5)],
        customers=people,
        note="The latest row of order 4 has no customer; the earlier one does not come back.",
    )
    transform.edge(
        "last-of-equals", orders=[order(1, "C1", 1, 7), order(1, "C2", 2, 7), order(1, "C1", 3, 6)], customers=people
    )
    transform.edge("last-of-equals-unknown", orders=[order(1, "C1", 1, 7), order(1, "X", 2, 7)], customers=people)
    transform.edge("known-replaces-unknown", orders=[order(1, "X", 1, 7), order(1, "C2", 2, 8)], customers=people)
    transform.edge(
        "before-1970", orders=[order(1, "C1", 1, -5), order(1, "C2", 2, -9), order(2, "C1", 3, 0)], customers=people
    )
    transform.edge("no-orders", orders=[], customers=people)
    transform.edge("no-customers", orders=[order(10), order(9), order(10, updated_at=11)], customers=[])
    transform.edge("ids-are-exact", orders=[order(1, "c1"), order(2, "C1 "), order(3, "C1")], customers=people)
    transform.edge("empty-country", orders=[order(1)], customers=[{"customer_id": "C1", "country": ""}])
    transform.edge(
        "numbers-are-sorted-as-numbers", orders=[order(10), order(9), order(100, "X"), order(20, "X")], customers=people
    )
    transform.random(30, random_transform, seed=1013)

    load.example(
        "four-fates",
        store={1: row(1, 100, 10), 2: row(2, 200, 10), 3: row(3, 300, 10)},
        batches=[[row(1, 100, 10), row(2, 250, 11), row(3, 1, 9), row(4, 400, 8)]],
    )
    load.example(
        "twice-is-once",
        store={},
        batches=[[row(1), row(2)], [row(1), row(2)]],
        note="The second load changes nothing.",
    )
    load.edge("all-or-nothing", store={1: row(1)}, batches=[[row(2), row(1, 5, 11), row(3), row(2, 7)], [row(3)]])
    load.edge("repeated-and-equal", store={}, batches=[[row(1), row(1)], [row(1)]])
    load.edge("no-rows", store={1: row(1)}, batches=[[]])
    load.edge("no-batches", store={1: row(1)}, batches=[])
    load.edge("equal-time-other-contents", store={1: row(1, 100, 10)}, batches=[[row(1, 101, 10)], [row(1, 100, 10)]])
    load.edge("only-the-country", store={1: row(1)}, batches=[[row(1, country="DE")]])
    load.edge("only-the-time", store={1: row(1, 100, 10)}, batches=[[row(1, 100, 11)], [row(1, 100, 10)]])
    load.edge("late-batch", store={}, batches=[[row(1, 1, 10)], [row(1, 2, 30)], [row(1, 3, 20)]])
    load.edge("before-1970", store={1: row(1, 1, -20)}, batches=[[row(1, 2, -30), row(2, 3, -1)], [row(1, 4, -10)]])
    load.edge("rest-of-the-store-stays", store={9: row(9), 5: row(5)}, batches=[[row(7)]])
    load.random(30, random_load, seed=1014)

    valids = (valid_extract, valid_transform, valid_load)
    for e, strategy, valid in zip((extract, transform, load), strategies(), valids):
        e.strategy(strategy, valid=valid)
