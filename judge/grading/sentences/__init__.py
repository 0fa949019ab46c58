"""Every sentence that a mismatch or a verdict can say: plain English, about the values, never about the person.

A sentence names values of the one case that a verdict shows, and of no other.

Each module holds those of one matter; all are called as `sentences.<name>`.
"""

from judge.grading.sentences.calls import *
from judge.grading.sentences.draws import *
from judge.grading.sentences.growth import *
from judge.grading.sentences.structure import *
from judge.grading.sentences.values import *
from judge.grading.sentences.verdicts import *
from judge.grading.sentences.words import cut as cut
