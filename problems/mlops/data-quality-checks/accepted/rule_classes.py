# style: a class for each rule, groups in a dictionary of lists
class Rule:
    def __init__(self, spec):
        self.spec = spec
        if spec["severity"] not in {"stop", "quarantine", "warn"}:
            raise ValueError("severity")

    def seen(self, records):
        field = self.spec["field"]
        return {i: r[field] for i, r in enumerate(records) if field in r and r[field] is not None}

    def bad(self, value):
        return False

    def report(self, records, now):
        seen = self.seen(records)
        failed = [i for i in seen if self.bad(seen[i])]
        return {"checked": len(seen), "failed": failed, "passed": failed == []}


class NotNull(Rule):
    def seen(self, records):
        return {i: r.get(self.spec["field"], None) for i, r in enumerate(records)}

    def bad(self, value):
        return value is None


class Type(Rule):
    def __init__(self, spec):
        super().__init__(spec)
        self.names = {"int": ["int"], "float": ["float", "int"], "str": ["str"], "bool": ["bool"]}.get(spec["type"])
        if self.names is None:
            raise ValueError("type")

    def bad(self, value):
        return value.__class__.__name__ not in self.names


class Range(Rule):
    def __init__(self, spec):
        super().__init__(spec)
        if spec["high"] < spec["low"]:
            raise ValueError("range")

    def bad(self, value):
        if isinstance(value, (bool, str)):
            return True
        return not (value >= self.spec["low"] and value <= self.spec["high"])


class ForeignKey(Rule):
    def bad(self, value):
        return all(value != other for other in self.spec["values"])


class Unique(Rule):
    def report(self, records, now):
        groups, checked = {}, 0
        for i, r in enumerate(records):
            key = tuple(r.get(name) for name in self.spec["fields"])
            if all(part is not None for part in key):
                checked += 1
                groups.setdefault(key, []).append(i)
        failed = sorted(i for group in groups.values() if len(group) >= 2 for i in group)
        return {"checked": checked, "failed": failed, "passed": len(failed) == 0}


class Fresh(Rule):
    def report(self, records, now):
        ages = [now - t for t in self.seen(records).values() if isinstance(t, int) and not isinstance(t, bool)]
        return {"checked": len(ages), "failed": [], "passed": min(ages, default=float("inf")) <= self.spec["max_age"]}


KINDS = dict(not_null=NotNull, type=Type, range=Range, foreign_key=ForeignKey, unique=Unique, fresh=Fresh)


def build(spec):
    if spec["rule"] not in KINDS:
        raise ValueError("rule")
    return KINDS[spec["rule"]](spec)


def validate(records, rules, now):
    return [rule.report(records, now) for rule in [build(spec) for spec in rules]]


def gate(records, rules, now):
    keep = dict.fromkeys(range(len(records)))
    stopped = False
    for spec, report in zip(rules, validate(records, rules, now)):
        if spec["severity"] == "stop":
            stopped |= not report["passed"]
        elif spec["severity"] == "quarantine":
            for i in report["failed"]:
                keep.pop(i, None)
    if stopped:
        return ("stop", [])
    return ("load" if len(keep) == len(records) else "quarantine", list(keep))
