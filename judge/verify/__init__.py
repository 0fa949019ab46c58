"""Checks whether a problem folder is sound: `verify(folder, judge)` lists every fault."""

from judge.verify.findings import Catch, Score, Survivor, Verification
from judge.verify.killing import mutant_source
from judge.verify.verification import verify, verify_problem

__all__ = ["Catch", "Score", "Survivor", "Verification", "mutant_source", "verify", "verify_problem"]
