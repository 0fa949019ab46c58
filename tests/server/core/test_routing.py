"""Routes run in threads, and hold no lock while they wait for one."""

import asyncio
import inspect
import threading

import anyio.to_thread
import httpx
from fastapi import APIRouter, FastAPI
from starlette.testclient import TestClient

from server.app import ROUTERS, create_app
from server.core.routing import ApiRoute
from server.core.settings import Settings
from server.db.models import KnownTopic
from server.process.services import open_services
from tests.server.conftest import ScriptedJudge, in_a_loop

DRAFT = "/api/problems/softmax/draft"
WRITERS = 60  # more than the 40 threads of the pool


def test_every_route_is_of_our_class():
    routes = [route for router in ROUTERS for route in router.routes]
    assert len(routes) > 20
    assert [route.path for route in routes if not isinstance(route, ApiRoute)] == []
    assert all(inspect.iscoroutinefunction(route.endpoint) for route in routes)


def test_a_plain_function_keeps_its_name_and_parameters_and_runs_in_another_thread():
    router = APIRouter(route_class=ApiRoute)
    ran_in = []

    @router.get("/{number}")
    def double(number: int) -> int:
        ran_in.append(threading.current_thread())
        return 2 * number

    @router.get("/loop/{number}")
    async def triple(number: int) -> int:
        ran_in.append(threading.current_thread())
        return 3 * number

    app = FastAPI()
    app.include_router(router)
    with TestClient(app) as client:
        assert client.get("/4").json() == 8
        assert client.get("/loop/4").json() == 12
        assert client.get("/four").status_code == 422
    assert ran_in[0] is not ran_in[1]
    assert [route.name for route in router.routes] == ["double", "triple"]


def test_more_writers_than_threads_do_not_wait_for_each_other_in_a_circle(home, bank, tmp_path):
    """Each holds the database's write lock until its answer has been checked; none may need a thread for that."""
    settings = Settings(home=home, problems=bank, web=tmp_path / "web", workers=0)
    services = open_services(settings, lambda _home: ScriptedJudge(tmp_path / "frozen"))
    app = create_app(services=services)

    async def send_all():
        async with app.router.lifespan_context(app):
            headers = {"Authorization": f"Bearer {services.token}"}
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
                with services.database.write() as session:
                    session.add(KnownTopic(person_id=1, topic="adam"))
                    session.flush()
                    bodies = [{"source": f"# {number}", "base_revision": 0} for number in range(WRITERS)]
                    sent = [asyncio.create_task(client.put(DRAFT, json=body)) for body in bodies]
                    await every_thread_is_taken()
                return [(await answer).status_code for answer in sent]

    assert sorted(in_a_loop(send_all())) == [200] + [409] * (WRITERS - 1)


async def every_thread_is_taken():
    """Waits until the pool has no thread left, and all other writers wait for one."""
    threads = anyio.to_thread.current_default_thread_limiter()
    async with asyncio.timeout(60):
        while threads.statistics().tasks_waiting < WRITERS - threads.total_tokens:
            await asyncio.sleep(0.01)
