import math

from hypothesis import strategies as st

KEYS = {
    "not_null": {"field"},
    "type": {"field", "type"},
    "range": {"field", "low", "high"},
    "unique": {"fields"},
    "foreign_key": {"field", "values"},
    "fresh": {"field", "max_age"},
}


def plain(value):
    return value is None or type(value) in (bool, str) or (type(value) is int and abs(value) <= 2**62) or (
        type(value) is float and not math.isinf(value)
    )  # fmt: skip


def key(value):
    return type(value) is str or (type(value) is int and abs(value) <= 2**62)


def number(value):
    return (type(value) is int and abs(value) <= 2**62) or (type(value) is float and math.isfinite(value))


def rule_fault(rule, records):
    if not isinstance(rule, dict) or not isinstance(rule.get("rule"), str) or not isinstance(rule.get("severity"), str):
        return "A rule is a dictionary with rule and severity, both strings."
    kind = rule["rule"]
    if kind not in KEYS:
        return None
    if set(rule) != KEYS[kind] | {"rule", "severity"}:
        return "A rule has the keys of its kind."
    fields = rule["fields"] if kind == "unique" else [rule["field"]]
    if not isinstance(fields, list) or not fields or not all(type(name) is str for name in fields):
        return "Fields are strings."
    if kind == "type" and type(rule["type"]) is not str:
        return "type is a string."
    if kind == "range" and not (number(rule["low"]) and number(rule["high"])):
        return "low and high are finite numbers."
    if kind == "fresh" and not (type(rule["max_age"]) is int and abs(rule["max_age"]) <= 2**61):
        return "max_age is an integer."
    if kind == "foreign_key" and not (isinstance(rule["values"], list) and all(map(key, rule["values"]))):
        return "values is a list of strings and integers."
    if kind in ("unique", "foreign_key"):
        found = [record.get(name) for record in records for name in fields]
        if not all(value is None or key(value) for value in found):
            return "Fields of unique and foreign_key hold strings, integers and nulls."
    return None


def valid(records, rules, now):
    """True, or why this call is outside the task."""
    if not isinstance(records, list) or len(records) > 1000 or not all(isinstance(r, dict) for r in records):
        return "records is a list of at most 1,000 dictionaries."
    if not all(type(name) is str and plain(value) for record in records for name, value in record.items()):
        return "A record maps strings to None, booleans, integers, finite floats or NaN, and strings."
    if type(now) is not int or abs(now) > 2**61 or not isinstance(rules, list) or len(rules) > 50:
        return "now is an integer, and rules a list of at most 50 rules."
    faults = [fault for fault in (rule_fault(rule, records) for rule in rules) if fault]
    return faults[0] if faults else True


def not_null(field, severity="warn"):
    return {"rule": "not_null", "field": field, "severity": severity}


def of_type(field, name, severity="warn"):
    return {"rule": "type", "field": field, "type": name, "severity": severity}


def in_range(field, low, high, severity="warn"):
    return {"rule": "range", "field": field, "low": low, "high": high, "severity": severity}


def unique(*fields, severity="warn"):
    return {"rule": "unique", "fields": list(fields), "severity": severity}


def foreign_key(field, values, severity="warn"):
    return {"rule": "foreign_key", "field": field, "values": values, "severity": severity}


def fresh(field, max_age, severity="warn"):
    return {"rule": "fresh", "field": field, "max_age": max_age, "severity": severity}


VALUES = [None, True, False, 0, 1, 7, -3, 2.5, 7.0, math.nan, "7", "a", ""]


def random_call(rng, i):
    def pick(pool):
        return pool[int(rng.integers(len(pool)))]

    records = []
    for _ in range(int(rng.integers(0, 9))):
        record = {"id": pick([1, 2, 3, 4, 5, 6, None]), "shop": pick(["x", "y", "1", None, 1]), "value": pick(VALUES)}
        record["at"] = pick([90, 95, 100, 104, None, "100", True])
        records.append({name: value for name, value in record.items() if rng.random() < 0.93})

    def severity():
        return pick(["warn", "quarantine", "quarantine", "stop"] if i % 3 else ["warn", "quarantine"])

    rules = [
        not_null(pick(["id", "value", "gone"]), severity()),
        of_type("value", pick(["int", "float", "str", "bool"]), severity()),
        in_range("value", pick([-3, 0, 0.5]), pick([1, 7, 2.5]), severity()),
        unique(*pick([["id"], ["id", "shop"], ["shop"]]), severity=severity()),
        foreign_key("shop", pick([["x"], ["x", "y", 1], ["1"], []]), severity()),
        fresh("at", int(rng.integers(-5, 9)), severity()),
    ]
    chosen = [rules[int(k)] for k in rng.permutation(6)[: 2 + i % 4]]
    return {"records": records, "rules": chosen, "now": 100}


def build(cases):
    orders = [
        {"id": 1, "shop": "x", "amount": 20.0, "at": 95},
        {"id": 2, "shop": "z", "amount": -1.0, "at": 90},
        {"id": 2, "shop": "y", "amount": None, "at": 97},
        {"id": 4, "amount": 35, "at": 80},
    ]
    suite = [
        not_null("shop", "warn"),
        in_range("amount", 0, 100, "quarantine"),
        unique("id", severity="quarantine"),
        foreign_key("shop", ["x", "y"], "warn"),
        fresh("at", 5, "stop"),
    ]
    odd = [{"v": value} for value in VALUES] + [{}]
    wrong = [
        ("unknown-rule", {"rule": "regex", "severity": "warn"}),
        ("unknown-severity", not_null("a", "error")),
        ("unknown-type", of_type("a", "integer")),
        ("empty-range", in_range("a", 2, 1)),
        ("unknown-rule-that-stops", {"rule": "", "severity": "stop"}),
    ]

    e = cases.of("validate")
    e.example("five-rules", records=orders, rules=suite, now=100)
    e.example("types", records=[{"v": 1}, {"v": True}, {"v": 1.5}, {"v": "1"}, {"v": None}],
              rules=[of_type("v", name) for name in ("int", "float", "bool")], now=0)  # fmt: skip
    for name in ("int", "float", "str", "bool"):
        e.edge(f"type-{name}", records=odd, rules=[of_type("v", name)], now=0)
    e.edge("range-of-all-kinds", records=odd, rules=[in_range("v", 0, 7), in_range("v", 2.5, 2.5)], now=0)
    e.edge("range-below-zero", records=odd, rules=[in_range("v", -5, -3), in_range("v", -3, -1)], now=0)
    e.edge("null-and-absent", records=odd, rules=[not_null("v"), not_null("w")], now=0)
    e.edge("pairs", records=[{"a": 1, "b": "x"}, {"a": 1, "b": "y"}, {"a": 1, "b": "x"}, {"a": 2, "b": "x"}],
           rules=[unique("a", "b"), unique("b", "a"), unique("a"), unique("b")], now=0)  # fmt: skip
    e.edge("nulls-are-not-equal", records=[{"a": 1}, {"a": 1, "b": None}, {"b": 3}, {}, {"a": 1, "b": 2}, {"b": 3}],
           rules=[unique("a", "b"), unique("b"), unique("a")], now=0)  # fmt: skip
    e.edge("three-alike", records=[{"a": k} for k in (5, 9, 5, 7, 5, 9)], rules=[unique("a")], now=0)
    e.edge("integers-and-strings", records=[{"a": 1}, {"a": "1"}, {"a": 0}, {"a": ""}],
           rules=[unique("a"), foreign_key("a", ["1", 0])], now=0)  # fmt: skip
    e.edge("joined-keys", records=[{"a": "x", "b": "yz"}, {"a": "xy", "b": "z"}], rules=[unique("a", "b")], now=0)
    e.edge("no-known-values", records=[{"a": "x"}, {"a": None}], rules=[foreign_key("a", [])], now=0)
    times = [{"t": 70}, {"t": 90}, {"t": None}, {}, {"t": 85}, {"t": "99"}, {"t": 99.0}, {"t": True}]
    e.edge("freshness", records=times, rules=[fresh("t", 10), fresh("t", 9), fresh("t", 500), fresh("s", 9)], now=100)
    e.edge("from-the-future", records=[{"t": 120}, {"t": 3}], rules=[fresh("t", 5), fresh("t", -20), fresh("t", -21)],
           now=100)  # fmt: skip
    e.edge("nothing-before", records=[{"t": -7}], rules=[fresh("t", 7), fresh("t", 6)], now=0)
    e.edge("no-records", records=[], rules=suite, now=100)
    e.edge("no-rules", records=orders, rules=[], now=100)
    e.edge("places-changed", records=[{"a": "x", "b": "y"}, {"a": "y", "b": "x"}], rules=[unique("a", "b")], now=0)
    e.edge("the-same-rule-twice", records=orders, rules=[unique("id"), unique("id")], now=100)
    for name, rule in wrong:
        e.edge(name, records=orders, rules=[not_null("id"), rule], now=100, raises=ValueError)
        e.edge(f"{name}-without-records", records=[], rules=[rule], now=100, raises=ValueError)
    e.random(36, random_call, seed=55)
    records = st.lists(st.fixed_dictionaries({}, optional={"a": st.sampled_from([None, 1, "x"])}), max_size=3)
    some = [not_null("a", "quarantine"), of_type("a", "int", "stop"), in_range("a", 0, 1), unique("a"),
            foreign_key("a", ["x"], "quarantine"), fresh("a", 3, "stop")]  # fmt: skip
    rules = st.lists(st.sampled_from(some), max_size=2)
    calls = st.fixed_dictionaries({"records": records, "rules": rules, "now": st.sampled_from([0, 9])})
    e.strategy(calls, valid=valid)

    e = cases.of("gate")
    e.example("two-put-aside", records=orders, rules=suite, now=100)
    e.example("too-old", records=orders, rules=suite, now=103)
    e.edge("all-is-well", records=orders[:1], rules=suite, now=100)
    e.edge("warnings-alone", records=orders, rules=[not_null("shop"), unique("id"), fresh("at", 0)], now=100)
    e.edge("fresh-in-quarantine", records=orders, rules=[fresh("at", 0, "quarantine")], now=100)
    e.edge("stop-after-quarantine", records=orders,
           rules=[unique("id", severity="quarantine"), not_null("shop", "stop")], now=100)  # fmt: skip
    e.edge("two-rules-put-one-aside", records=orders,
           rules=[not_null("amount", "quarantine"), unique("id", severity="quarantine")], now=100)  # fmt: skip
    e.edge("all-put-aside", records=orders, rules=[not_null("gone", "quarantine")], now=100)
    e.edge("stop-that-passes", records=orders, rules=[not_null("id", "stop"), in_range("amount", 0, 9, "quarantine")],
           now=100)  # fmt: skip
    e.edge("no-records", records=[], rules=suite[:4], now=100)
    e.edge("no-records-and-freshness", records=[], rules=suite, now=100)
    e.edge("no-rules", records=orders, rules=[], now=100)
    for name, rule in wrong:
        e.edge(name, records=orders, rules=[not_null("gone", "stop"), rule], now=100, raises=ValueError)
    e.random(36, random_call, seed=56)
    e.strategy(calls, valid=valid)
