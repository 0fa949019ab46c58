# style: a hand-written CSV scanner, Decimal for money, date arithmetic, nested loops over sorted lists
from datetime import date
from decimal import Decimal


def _scan(text):
    out, record, value, i, quoted, begin = [], [], [], 0, False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1 : i + 2] == '"':
                value.append('"')
                i += 1
            elif c == '"':
                quoted = False
            else:
                value.append(c)
        elif c == '"':
            quoted = True
        elif c == ",":
            record.append("".join(value))
            value = []
        elif c == "\n" or text[i : i + 2] == "\r\n":
            if i > begin:  # not an empty line
                out.append(record + ["".join(value)])
            i += c == "\r"
            begin = i + 1
            record, value = [], []
        else:
            value.append(c)
        i += 1
    if i > begin:
        out.append(record + ["".join(value)])
    return out


def _plain(s):
    return s != "" and all("0" <= c <= "9" for c in s)


def _check(name, s):
    if name == "order_id":
        return int(s) if _plain(s) and int(s) > 0 else None
    if name == "customer_id":
        return s if s else None
    if name == "amount":
        parts = (s[1:] if s.startswith("-") else s).split(".")
        if len(parts) > 2 or not all(map(_plain, parts)) or (len(parts) == 2 and len(parts[1]) > 2):
            return None
        return int(Decimal(s) * 100)
    if [k for k, c in enumerate(s) if not _plain(c)] != [4, 7, 10, 13, 16, 19] or len(s) != 20:
        return None
    if (s[4], s[7], s[10], s[13], s[16], s[19]) != ("-", "-", "T", ":", ":", "Z"):
        return None
    hour, minute, second = int(s[11:13]), int(s[14:16]), int(s[17:19])
    if hour > 23 or minute > 59 or second > 59:
        return None
    try:
        day = date(int(s[:4]), int(s[5:7]), int(s[8:10])).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
    return ((day * 24 + hour) * 60 + minute) * 60 + second


def extract(text):
    if text[:1] == "\ufeff":
        text = text[1:]
    table = _scan(text)
    wanted = ["order_id", "customer_id", "amount", "updated_at"]
    if not table:
        raise ValueError("empty")
    header = [h.strip() for h in table[0]]
    where = [header.index(w) for w in wanted]  # a ValueError where one is missing
    rows, rejects = [], []
    for number in range(1, len(table)):
        record = table[number]
        if len(record) != len(header):
            rejects.append([number, "row"])
            continue
        typed = [_check(w, record[k].strip()) for w, k in zip(wanted, where)]
        if None in typed:
            rejects.append([number, wanted[typed.index(None)]])
        else:
            rows.append(
                {"order_id": typed[0], "customer_id": typed[1], "amount_cents": typed[2], "updated_at": typed[3]}
            )
    return rows, rejects


def transform(orders, customers):
    rows, rejects = [], []
    for key in sorted({order["order_id"] for order in orders}):
        versions = [order for order in orders if order["order_id"] == key]
        newest = max(order["updated_at"] for order in versions)
        latest = [order for order in versions if order["updated_at"] == newest][-1]
        for customer in customers:
            if customer["customer_id"] == latest["customer_id"]:
                rows.append({**latest, "country": customer["country"]})
                break
        else:
            rejects.append(key)
    return [rows, rejects]


def load(store, rows):
    before = {key: dict(row) for key, row in store.items()}
    counts = [0, 0, 0, 0]
    seen = []
    for row in rows:
        key = row["order_id"]
        if key in seen:
            store.clear()
            store.update(before)
            raise ValueError("twice")
        seen.append(key)
        if key not in store:
            counts[0] += 1
        elif store[key]["updated_at"] > row["updated_at"]:
            counts[3] += 1
            continue
        elif store[key] == row:
            counts[2] += 1
            continue
        else:
            counts[1] += 1
        store[key] = {name: value for name, value in row.items()}
    return {"inserted": counts[0], "updated": counts[1], "unchanged": counts[2], "stale": counts[3]}
