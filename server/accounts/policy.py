"""Who may do what: the one table that every route of the API has a row in.

`authorize` is a dependency of the whole application: it looks up the row of the route that a request has reached, and
refuses whoever the row does not name. Whose object it is, a service asks: it finds only the person's own. The
application does not start with a route that has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from server.accounts.identity import Authenticator
from server.core.deps import from_state
from server.core.errors import Forbidden, NotFound
from server.db.states import PersonRole


@dataclass(frozen=True)
class Rule:
    """Who may call a route.

    Attributes:
        role: the least that a person has to be; None lets everybody in, signed in or not.
        browser: whether only a session will do, because a token that is lost must not become an account that is lost.
        accounts: whether the route exists in accounts mode alone.
    """

    role: PersonRole | None
    browser: bool = False
    accounts: bool = False


ANYONE = Rule(None)
MEMBER = Rule(PersonRole.MEMBER)
AUTHOR = Rule(PersonRole.AUTHOR)
ADMIN = Rule(PersonRole.ADMIN)
VISITOR = Rule(None, accounts=True)
OWN_ACCOUNT = Rule(PersonRole.MEMBER, browser=True, accounts=True)
PEOPLE = Rule(PersonRole.ADMIN, accounts=True)

POLICY: Mapping[str, Rule] = {
    # operations
    "healthz": ANYONE,
    "readyz": ANYONE,
    "health": ANYONE,
    "metrics": ADMIN,
    "admin_status": ADMIN,
    # signing in
    "sign_in_options": ANYONE,
    "sign_in": VISITOR,
    "sign_out": VISITOR,
    "register": VISITOR,
    "invitation": VISITOR,
    "reset_password": VISITOR,
    "forgotten": VISITOR,
    "start_provider": VISITOR,
    "finish_provider": VISITOR,
    "begin_device": VISITOR,
    "device_token": VISITOR,
    # one's own account
    "me": MEMBER,
    "update_me": OWN_ACCOUNT,
    "change_password": OWN_ACCOUNT,
    "delete_me": OWN_ACCOUNT,
    "export_me": Rule(PersonRole.MEMBER, browser=True),
    "my_sessions": OWN_ACCOUNT,
    "end_session": OWN_ACCOUNT,
    "end_other_sessions": OWN_ACCOUNT,
    "my_tokens": OWN_ACCOUNT,
    "create_token": OWN_ACCOUNT,
    "delete_token": OWN_ACCOUNT,
    "find_device": OWN_ACCOUNT,
    "approve_device": OWN_ACCOUNT,
    "deny_device": OWN_ACCOUNT,
    # people
    "people_list": PEOPLE,
    "update_person": PEOPLE,
    "create_reset_link": PEOPLE,
    "invitation_list": PEOPLE,
    "create_invitation": PEOPLE,
    "delete_invitation": PEOPLE,
    "audit_log": PEOPLE,
    "export_audit_log": PEOPLE,
    # problems
    "syllabus": MEMBER,
    "problem": MEMBER,
    "hint": MEMBER,
    "open_hint": MEMBER,
    "give_up": MEMBER,
    "editorial": MEMBER,
    "solutions": MEMBER,
    # solving
    "draft": MEMBER,
    "save_draft": MEMBER,
    "discard_draft": MEMBER,
    "submit": MEMBER,
    "list_submissions": MEMBER,
    "submission": MEMBER,
    "smallest_failing": MEMBER,
    "cancel_run": MEMBER,
    "event_log": MEMBER,
    "stream": MEMBER,
    # progress
    "show_progress": MEMBER,
    "know": MEMBER,
    "unknow": MEMBER,
    "import_progress": MEMBER,
    "know_defaults": MEMBER,
    # writing problems
    "authored_problems": AUTHOR,
    "create_problem_draft": AUTHOR,
    "import_problem_draft": AUTHOR,
    "open_problem_draft": AUTHOR,
    "problem_draft": AUTHOR,
    "save_problem_file": AUTHOR,
    "discard_problem_draft": AUTHOR,
    "export_problem_draft": AUTHOR,
    "create_authoring_job": AUTHOR,
    "authoring_job": AUTHOR,
    "cancel_authoring_job": AUTHOR,
    "publish_problem": AUTHOR,
    "problem_versions": AUTHOR,
    "problem_version": AUTHOR,
    "restore_version": AUTHOR,
    "choose_version": AUTHOR,
    "set_visibility": AUTHOR,
    "problem_quality": AUTHOR,
    "edited_syllabus": AUTHOR,
    "save_syllabus": AUTHOR,
    "restore_syllabus": AUTHOR,
    "export_syllabus": AUTHOR,
    "read_syllabus_text": AUTHOR,
    "rejudge_problem": ADMIN,
    "apply_rejudging": ADMIN,
    "undo_rejudging": ADMIN,
}


def check_policy(routes: Iterable[str]) -> None:
    """Check that the table has a row for each route, and no other.

    Raises:
        LookupError: naming those that it lacks or has too many.
    """
    if wrong := set(routes) ^ set(POLICY):
        raise LookupError(f"The policy and the routes differ: {', '.join(sorted(wrong))}.")


async def authorize(
    request: Request, authenticator: Annotated[Authenticator, Depends(from_state("authenticator"))]
) -> None:
    """Refuse a request that its route's row does not allow.

    Raises:
        NotFound: the route is for accounts mode, and this is local mode.
        Unauthorized: nobody is signed in.
        Forbidden: whoever is signed in may not do this, or not with a token.
    """
    rule = POLICY[request.scope["route"].name]
    if rule.accounts and authenticator.mode == "local":
        raise NotFound("This server has no accounts: it runs in local mode, where one person may do everything.")
    if rule.role is None:
        return
    user = await authenticator.user(request)
    if not user.role.covers(rule.role):
        raise Forbidden(f"This is for people with the role {rule.role}; this request has the role {user.role}.")
    if rule.browser and authenticator.mode == "accounts" and user.session is None:
        raise Forbidden("This can be done in a browser alone, where you are signed in, and not with a token.")
