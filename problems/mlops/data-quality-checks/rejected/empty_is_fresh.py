# verdict: wrong_answer
# entry: validate
# group: edge
# lesson: A table without times is fresh in your solution. It does not pass.
from collections import Counter

TYPES = {"int": (int,), "float": (int, float), "str": (str,), "bool": (bool,)}
RULES = ("not_null", "type", "range", "unique", "foreign_key", "fresh")


def check_rule(rule):
    if rule["rule"] not in RULES or rule["severity"] not in ("stop", "quarantine", "warn"):
        raise ValueError(f"no rule: {rule}")
    if rule["rule"] == "type" and rule["type"] not in TYPES:
        raise ValueError(f"no type: {rule}")
    if rule["rule"] == "range" and rule["low"] > rule["high"]:
        raise ValueError(f"no range: {rule}")


def values_of(records, field):
    """(index, value) of the values that are not null."""
    return [(i, record[field]) for i, record in enumerate(records) if record.get(field) is not None]


def is_wrong(rule, value):
    if rule["rule"] == "type":
        return type(value) not in TYPES[rule["type"]]  # type(), since isinstance(True, int) holds
    if rule["rule"] == "range":
        return type(value) not in (int, float) or not rule["low"] <= value <= rule["high"]
    return value not in rule["values"]


def examine(records, rule, now):
    """(number of records looked at, indices of those that fail, whether the rule passes)"""
    kind = rule["rule"]
    if kind == "not_null":
        failed = [i for i, record in enumerate(records) if record.get(rule["field"]) is None]
        return len(records), failed, not failed
    if kind == "unique":
        keys = [(i, tuple(record.get(field) for field in rule["fields"])) for i, record in enumerate(records)]
        keys = [(i, key) for i, key in keys if None not in key]
        counts = Counter(key for _, key in keys)
        failed = [i for i, key in keys if counts[key] > 1]
        return len(keys), failed, not failed
    values = values_of(records, rule["field"])
    if kind == "fresh":
        times = [value for _, value in values if type(value) is int]
        return len(times), [], not times or now - max(times) <= rule["max_age"]
    failed = [i for i, value in values if is_wrong(rule, value)]
    return len(values), failed, not failed


def validate(records, rules, now):
    for rule in rules:
        check_rule(rule)
    return [dict(zip(("checked", "failed", "passed"), examine(records, rule, now))) for rule in rules]


def gate(records, rules, now):
    reports = list(zip(rules, validate(records, rules, now)))
    if any(rule["severity"] == "stop" and not report["passed"] for rule, report in reports):
        return "stop", []
    aside = {i for rule, report in reports if rule["severity"] == "quarantine" for i in report["failed"]}
    rows = [i for i in range(len(records)) if i not in aside]
    return "quarantine" if aside else "load", rows
