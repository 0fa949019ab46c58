"""SQLite's NULLs, typeof, BETWEEN, GROUP BY and IN, over a table of one column for each field."""

REQUIRES = []

KINDS = {"bool": "bool", "int": "int", "float": "real", "str": "text", "NoneType": None}
NAMES = {"int": ["int"], "float": ["int", "real"], "str": ["text"], "bool": ["bool"]}


def table(records, fields):
    """A database with the row number, and for each field its kind and its value."""
    import sqlite3

    database = sqlite3.connect(":memory:")
    columns = "".join(f", k{j}, v{j}" for j in range(len(fields)))
    database.execute(f"CREATE TABLE t (i{columns})")
    for i, record in enumerate(records):
        row = [i]
        for field in fields:
            value = record.get(field)
            kind = KINDS[type(value).__name__]
            row += [kind, -1e999 if value != value else value]  # SQLite takes NaN for NULL
        database.execute(f"INSERT INTO t VALUES ({','.join('?' * len(row))})", row)
    return database


def rows(database, condition, *values):
    return [i for (i,) in database.execute(f"SELECT i FROM t WHERE {condition} ORDER BY i", values)]


def validate(records, rules, now):
    reports = []
    for rule in rules:
        fields = rule.get("fields", [rule.get("field")])
        database = table(records, fields)
        seen = " AND ".join(f"k{j} IS NOT NULL" for j in range(len(fields)))
        failed, kind = [], rule["rule"]
        if kind == "not_null":
            seen = "1"
            failed = rows(database, "k0 IS NULL")
        elif kind == "type":
            names = ",".join(f"'{name}'" for name in NAMES[rule["type"]])
            failed = rows(database, f"k0 NOT IN ({names})")
        elif kind == "range":
            fine = "k0 IN ('int', 'real') AND v0 > -1e999 AND v0 BETWEEN ? AND ?"
            failed = rows(database, f"k0 IS NOT NULL AND NOT ({fine})", rule["low"], rule["high"])
        elif kind == "unique":
            columns = ",".join(f"k{j}, v{j}" for j in range(len(fields)))
            twice = f"SELECT {columns} FROM t WHERE {seen} GROUP BY {columns} HAVING COUNT(*) > 1"
            failed = rows(database, f"{seen} AND ({columns}) IN ({twice})")
        elif kind == "foreign_key":
            known = [(type(value).__name__ == "int", value) for value in rule["values"]]
            wanted = " OR ".join(["(k0 = 'int') = ? AND v0 = ?"] * len(known)) or "0"
            failed = rows(database, f"{seen} AND NOT ({wanted})", *[part for pair in known for part in pair])
        else:
            seen = "k0 = 'int'"
        passed = not failed
        if kind == "fresh":
            passed = bool(rows(database, f"{seen} AND v0 >= ?", now - rule["max_age"]))
        reports.append({"checked": len(rows(database, seen)), "failed": failed, "passed": passed})
    return reports


def gate(records, rules, now):
    reports = validate(records, rules, now)
    severe = [r["severity"] for r in rules]
    if ("stop", False) in zip(severe, [r["passed"] for r in reports]):
        return "stop", []
    rows = list(range(len(records)))
    for severity, report in zip(severe, reports):
        if severity == "quarantine":
            rows = [i for i in rows if i not in report["failed"]]
    return "load" if len(rows) == len(records) else "quarantine", rows
