"""Is a problem folder sound? `verify(folder, judge)` says so, with every fault."""

from judge.verify.findings import Score, Survivor, Verification
from judge.verify.verification import verify

__all__ = ["Score", "Survivor", "Verification", "verify"]
