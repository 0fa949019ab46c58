# style: match statements and index sets, nulls filtered by one helper
def present(records, *fields):
    return [i for i in range(len(records)) if all(records[i].get(name) is not None for name in fields)]


def typed(value, name):
    match value:
        case bool():
            return name == "bool"
        case int():
            return name in ("int", "float")
        case float():
            return name == "float"
    return name == "str"


def one(records, rule, now):
    match rule["rule"]:
        case "not_null":
            good = set(present(records, rule["field"]))
            return len(records), [i for i in range(len(records)) if i not in good]
        case "unique":
            rows = present(records, *rule["fields"])
            keys = [[records[i][name] for name in rule["fields"]] for i in rows]
            return len(rows), [i for i, key in zip(rows, keys) if keys.count(key) > 1]
        case "fresh":
            rows = [i for i in present(records, rule["field"]) if typed(records[i][rule["field"]], "int")]
            late = not any(records[i][rule["field"]] >= now - rule["max_age"] for i in rows)
            return len(rows), ["late"] if late else []
    rows = present(records, rule["field"])
    values = [records[i][rule["field"]] for i in rows]
    match rule["rule"]:
        case "type":
            fine = [typed(v, rule["type"]) for v in values]
        case "range":
            fine = [typed(v, "float") and rule["low"] <= v <= rule["high"] for v in values]
        case _:
            fine = [v in rule["values"] for v in values]
    return len(rows), [i for i, ok in zip(rows, fine) if not ok]


def validate(records, rules, now):
    for rule in rules:
        if rule["rule"] not in "not_null type range unique foreign_key fresh".split():
            raise ValueError
        if rule["severity"] not in "stop quarantine warn".split():
            raise ValueError
        if rule.get("type", "int") not in "int float str bool".split():
            raise ValueError
        if "low" in rule and rule["low"] > rule["high"]:
            raise ValueError
    reports = []
    for rule in rules:
        checked, failed = one(records, rule, now)
        reports.append({"passed": not failed, "failed": [i for i in failed if i != "late"], "checked": checked})
    return reports


def gate(records, rules, now):
    reports = validate(records, rules, now)
    if not all(r["passed"] for r, rule in zip(reports, rules) if rule["severity"] == "stop"):
        return ["stop", []]
    bad = set().union(*[r["failed"] for r, rule in zip(reports, rules) if rule["severity"] == "quarantine"])
    return [("load", "quarantine")[len(bad) > 0], sorted(set(range(len(records))) - bad)]
