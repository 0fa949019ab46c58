"""What can be wrong with a request of an author.

ApiError
  NotFound             404  not_found
    UnknownProblemDraft 404  unknown_problem_draft
    UnknownVersion     404  unknown_version
    UnknownAuthoringJob 404  unknown_authoring_job
    UnknownRevision    404  unknown_revision
  ProblemExists        409  problem_exists
  FileConflict         409  file_conflict
  SyllabusConflict     409  syllabus_conflict
  NotPublishable       409  not_publishable
  NotApplicable        409  not_applicable
  InvalidRequest       422  invalid_request
    InvalidPackage     422  invalid_package
    UnsoundDraft       422  unsound_draft
    InvalidSyllabus    422  invalid_syllabus
"""

# ruff: noqa: N818  (each is named after what is wrong; `ApiError` says that they are errors)

from __future__ import annotations

from server.core.errors import ApiError, InvalidRequest, NotFound


class UnknownProblemDraft(NotFound):
    code = "unknown_problem_draft"
    example = "There is no draft 17. It may have been published or discarded."


class UnknownVersion(NotFound):
    code = "unknown_version"
    example = "There is no version 17 of this problem."


class UnknownAuthoringJob(NotFound):
    code = "unknown_authoring_job"
    example = "There is no check 17."


class UnknownRevision(NotFound):
    code = "unknown_revision"
    example = "There is no revision 17 of the study list."


class ProblemExists(ApiError):
    status, code = 409, "problem_exists"
    example = "There is a problem huber-loss already. Choose another slug, or open that one."


class FileConflict(ApiError):
    status, code = 409, "file_conflict"
    example = "Somebody has changed this file since revision 3. Take theirs, or save again on top of it."


class SyllabusConflict(ApiError):
    status, code = 409, "syllabus_conflict"
    example = "Somebody has saved the study list since you opened it. Open it again, and repeat your change there."


class NotPublishable(ApiError):
    status, code = 409, "not_publishable"
    example = "These files have not passed a check. Check them, and publish what the check has found sound."


class NotApplicable(ApiError):
    status, code = 409, "not_applicable"
    example = "This has been applied already."


class InvalidPackage(InvalidRequest):
    code = "invalid_package"
    example = "This is no zip file."


class UnsoundDraft(InvalidRequest):
    code = "unsound_draft"
    example = "problem.toml:3: title is missing."


class InvalidSyllabus(InvalidRequest):
    code = "invalid_syllabus"
    example = "The topic softmax is on the list twice. Take one of them off."
