"""Who may do what: every role over every route, for one's own and for other people's."""

import re

import httpx
import pytest
from fastapi.routing import APIRoute

from server.accounts.policy import POLICY, check_policy
from server.app import ROUTERS
from server.db.states import PersonRole, ProcessRole
from server.process.services import open_services
from server.process.work import create_app as create_worker
from tests.server.conftest import ScriptedJudge, start_app

ROUTES = {route.name: route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)}
PATHS = {"slug": "softmax", "n": "1", "topic_id": "sgd", "submission_id": "1", "person_id": "2", "session_id": "0" * 16}
OWN_OBJECTS = [
    ("GET", "/api/submissions/{id}"),
    ("GET", "/api/submissions/{id}/events"),
    ("GET", "/api/submissions/{id}/event-log"),
    ("DELETE", "/api/submissions/{id}/run"),
    ("POST", "/api/submissions/{id}/smallest"),
]


def address(route):
    return re.sub(r"{(\w+)}", lambda match: PATHS.get(match[1], "1"), route.path)


def call(client, route):
    """The error of a request to the route, which changes nothing: its body is none that a route takes."""
    (method,) = route.methods
    body = {"json": {"nothing": "of this kind"}} if method in {"POST", "PUT", "PATCH"} else {}
    if route.name == "import_problem_draft":
        body = {"content": b"no zip", "headers": {"Content-Type": "application/zip"}}
    answer = client.request(method, address(route), **body)
    return answer.json()["error"]["code"] if answer.status_code >= 400 else None


def test_every_route_has_a_row_and_every_row_a_route():
    assert set(ROUTES) == set(POLICY)
    with pytest.raises(LookupError, match="surprise"):
        check_policy([*ROUTES, "surprise"])
    with pytest.raises(LookupError, match="healthz"):
        check_policy(name for name in ROUTES if name != "healthz")


@pytest.mark.parametrize("role", [None, *PersonRole])
def test_each_role_may_call_what_its_rows_say_and_nothing_else(house, role):
    client = house.visitor() if role is None else house.join("Bo", role)
    house.join("Cy")
    wrong = []
    for name, route in ROUTES.items():
        if name in {"sign_out", "delete_me"} or route.methods == {"DELETE"}:
            continue  # would end what the others need; the refusal of them is tested below
        rule = POLICY[name]
        allowed = rule.role is None or (role is not None and role.covers(rule.role))
        if (call(client, route) in {"forbidden", "unauthorized"}) is allowed:
            wrong.append(name)
    assert not wrong


@pytest.mark.parametrize("role", [None, PersonRole.MEMBER, PersonRole.AUTHOR])
def test_what_ends_or_deletes_is_refused_too(house, role):
    client = house.visitor() if role is None else house.join("Bo", role)
    for name, route in ROUTES.items():
        rule = POLICY[name]
        if route.methods != {"DELETE"} or rule.role is None or (role is not None and role.covers(rule.role)):
            continue
        assert call(client, route) == ("unauthorized" if role is None else "forbidden"), name


@pytest.mark.parametrize("role", [PersonRole.MEMBER, PersonRole.AUTHOR, PersonRole.ADMIN])
def test_nobody_reaches_what_is_another_persons(house, role):
    submission = house.join("Bo").post(
        "/api/submissions", json={"problem": "softmax", "source": "# right, secret-of-bo\n", "mode": "submit"}
    )
    stranger = house.join("Cy", role)
    for method, path in OWN_OBJECTS:
        answer = stranger.request(method, path.format(id=submission.json()["id"]))
        assert (answer.status_code, "secret-of-bo" in answer.text) == (404, False), path
    assert stranger.get("/api/submissions").json()["items"] == []


def test_a_member_reads_the_same_of_a_problem_whoever_else_has_solved_it(house):
    house.admin.post("/api/submissions", json={"problem": "softmax", "source": "# right\n", "mode": "submit"})
    bo = house.join("Bo")
    for path in ("solutions", "editorial"):
        assert bo.get(f"/api/problems/softmax/{path}").status_code == 403


def test_readiness_tells_strangers_no_details(house):
    found = house.visitor().get("/readyz").json()
    assert found["ready"] is True
    assert {check["detail"] for check in found["checks"]} == {""}
    assert any(check["detail"] for check in house.admin.get("/api/admin/status").json()["ready"]["checks"])


def test_a_worker_tells_its_metrics_to_admins_alone(house, tmp_path):
    settings = house.live.services.settings
    services = open_services(settings, lambda _home: ScriptedJudge(tmp_path / "frozen"), ProcessRole.WORKER)
    worker = start_app(create_worker(services), services)
    try:
        for role, status in ((PersonRole.MEMBER, 403), (PersonRole.ADMIN, 200)):
            token = house.admin.post("/api/me/tokens", json={"name": role, "role": role}).json()["token"]
            headers = {"Authorization": f"Bearer {token}"}
            assert (
                httpx.get(f"{worker.url}/metrics", headers=headers, trust_env=False, timeout=60).status_code == status
            )
        assert httpx.get(f"{worker.url}/metrics", trust_env=False, timeout=60).status_code == 401
    finally:
        worker.stop()
