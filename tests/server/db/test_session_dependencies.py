"""The sessions of routes: what a route writes is stored when its answer comes, or not at all."""

import pytest
from fastapi import APIRouter
from sqlmodel import select

from server.accounts.policy import MEMBER, POLICY
from server.app import create_app
from server.core.errors import Forbidden
from server.core.routing import ApiRoute
from server.core.settings import Settings
from server.db.deps import ReadSession, WriteSession
from server.db.models import KnownTopic
from server.process.services import open_services
from tests.server.conftest import ScriptedJudge, start_app

router = APIRouter(route_class=ApiRoute)


@router.post("/know/{topic}")
def know(session: WriteSession, topic: str, *, fail: bool = False) -> bool:
    session.add(KnownTopic(person_id=1, topic=topic))
    if fail:
        session.flush()
        raise Forbidden
    return session.in_transaction()


@router.post("/only-look/{topic}")
def only_look(session: ReadSession, topic: str) -> None:
    session.add(KnownTopic(person_id=1, topic=topic))


@pytest.fixture
def live(home, bank, tmp_path, monkeypatch):
    settings = Settings(home=home, problems=bank, web=tmp_path / "web")
    services = open_services(settings, lambda _home: ScriptedJudge(tmp_path / "frozen"))
    app = create_app(services=services)
    app.include_router(router)
    for route in router.routes:
        monkeypatch.setitem(POLICY, route.name, MEMBER)
    live = start_app(app, services)
    yield live
    live.stop()


def known(live):
    with live.services.database.read() as session:
        return set(session.exec(select(KnownTopic.topic)))


def send(live, path, **params):
    return live.client.post(path, params=params, headers={"Content-Type": "application/json"})


def test_a_writing_session_is_committed_after_the_function_and_before_the_answer(live):
    answer = send(live, "/know/adam")
    assert answer.json() is True
    assert known(live) == {"adam"}


def test_it_is_rolled_back_when_the_function_raises(live):
    assert send(live, "/know/adam", fail=True).status_code == 403
    assert known(live) == set()


def test_what_the_commit_refuses_is_an_error_and_not_a_success(live):
    assert send(live, "/know/adam").status_code == 200
    assert send(live, "/know/adam").status_code == 500
    assert known(live) == {"adam"}


def test_a_reading_session_stores_nothing(live):
    assert send(live, "/only-look/adam").status_code == 200
    assert known(live) == set()
