"""Checks whether a problem folder is sound: `verify(folder, judge)` lists every fault."""

from judge.verify.findings import Score, Survivor, Verification
from judge.verify.verification import verify, verify_problem

__all__ = ["Score", "Survivor", "Verification", "verify", "verify_problem"]
