"""The OpenAPI document: complete, true, and the one that the web client was made from."""

import dataclasses
import json

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from judge import verdict
from server import openapi
from server.accounts import tokens
from server.accounts.current_user import CurrentUser
from server.accounts.policy import POLICY
from server.app import create_app
from server.core.settings import ROOT, Settings
from server.db.models import Person
from server.db.states import PersonRole
from server.events.schemas import CaseEvent, StartedEvent, SubmissionReport, VerdictEvent
from server.process.services import open_services
from server.submissions.schemas import ShrunkEvent
from tests.server.conftest import ScriptedJudge, start_app

DOCUMENT = create_app().openapi()
OPERATIONS = [(path, method, each) for path, methods in DOCUMENT["paths"].items() for method, each in methods.items()]


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_operation_says_what_it_does_and_what_it_answers(path, method, operation):
    assert operation["summary"]
    assert "." not in operation["summary"]
    for status, response in operation["responses"].items():
        if status.startswith(("4", "5")):
            content = response["content"]["application/json"]
            assert content["schema"] == {"$ref": "#/components/schemas/ErrorBody"}
            assert content["examples"]
        elif status != "204":
            assert response["content"]
    if POLICY[operation["operationId"]].role is not None:
        assert operation["security"]
        assert "401" in operation["responses"]


def test_operation_ids_are_names_that_a_client_can_have():
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert all(name.isidentifier() for name in names)
    assert len(names) == len(set(names))


def test_the_web_client_was_made_from_this_document():
    written = json.loads((ROOT / "web" / "openapi.json").read_text())
    assert written == json.loads(json.dumps(DOCUMENT)), "run: python -m server.openapi > web/openapi.json"


def test_it_prints_itself(capsys):
    openapi.main()
    assert json.loads(capsys.readouterr().out)["info"]["title"] == "Gradus"


@pytest.mark.parametrize(
    ("schema", "event", "extra"),
    [
        (StartedEvent, verdict.Started, {"attempt"}),
        (CaseEvent, verdict.CaseJudged, {"attempt"}),
        (SubmissionReport, verdict.Report, set()),
        (VerdictEvent, verdict.Report, {"attempt"}),
        (ShrunkEvent, verdict.Shrunk, set()),
    ],
)
def test_events_have_the_fields_of_the_judges(schema, event, extra):
    assert set(schema.model_fields) == {field.name for field in dataclasses.fields(event)} | extra


CONFIG = SchemathesisConfig.from_dict(
    {
        "output": {"sanitization": {"enabled": False}},
        "checks": {"negative_data_rejection": {"expected-statuses": [400, 401, 404, 405, 409, 413, 415, 422]}},
    }
)

# A right request may name a problem or a submission that is not there: a refusal of it proves nothing. A wrong cookie
# beside the right token does no harm, and test_errors.py sees to requests without either.
EXCLUDED = [positive_data_acceptance, ignored_auth]


@schemathesis.serializer("application/zip")
def as_it_is(_context, value):
    """A zip file is sent as its bytes; what is generated for one is seldom one."""
    return value if isinstance(value, bytes) else json.dumps(value, default=str).encode()


document = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)


@document.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_what_the_document_says_is_what_happens(case, shared):
    """Generated requests, right and wrong, have an answer that the document describes, and never a 500."""
    headers = {"Authorization": f"Bearer {shared.services.token}"}
    case.call_and_validate(shared.url, headers=headers, excluded_checks=EXCLUDED)


@pytest.fixture(scope="module")
def by_role(bank, tmp_path_factory):
    """A server in accounts mode, and a token of each role."""
    folder = tmp_path_factory.mktemp("accounts")
    chosen = Settings(home=folder / "home", problems=bank, web=folder / "web", burst=10_000, mode="accounts")
    services = open_services(chosen, lambda _home: ScriptedJudge(folder / "frozen"))
    live = start_app(create_app(services=services), services)
    with services.database.write() as session:
        people = {role: Person(name=role, name_key=role, role=role) for role in PersonRole}
        session.add_all(people.values())
        session.flush()
        made = {}
        for role, person in people.items():
            user = CurrentUser(id=person.id, name=role, role=role)
            made[role] = tokens.add(session, user, role, role, None)[1]
    yield live.url, made
    live.stop()


@pytest.mark.parametrize("role", PersonRole)
@document.parametrize()
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_role_gets_an_error_of_ours(case, by_role, role):
    """Many are refused, which is right: another test holds who may do what."""
    url, made = by_role
    case.call_and_validate(url, headers={"Authorization": f"Bearer {made[role]}"}, checks=[not_a_server_error])


def test_every_reference_leads_to_a_schema():
    def references(node):
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key == "$ref")
            node = list(node.values())
        if isinstance(node, list):
            for each in node:
                yield from references(each)

    named = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    assert set(references(DOCUMENT)) <= named
