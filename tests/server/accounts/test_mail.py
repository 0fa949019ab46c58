"""Mail after a lost password: sent by a real SMTP server of the tests to whoever has an address, and to nobody else."""

import re
import threading
import time
from contextlib import ExitStack
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from server.accounts import mail, resets
from server.accounts.mail import Mailer
from tests.server.accounts.conftest import House
from tests.server.conftest import WAIT_SECONDS


class Mailbox:
    """Keeps what comes in; refuses as many deliveries as it is told to."""

    def __init__(self):
        self.mails, self.refusals, self._came = [], 0, threading.Condition()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  (aiosmtpd's name)
        if self.refusals:
            self.refusals -= 1
            return "451 Try again later"
        with self._came:
            self.mails.append(message_from_bytes(envelope.content))
            self._came.notify_all()
        return "250 OK"

    def wait(self, count):
        with self._came:
            assert self._came.wait_for(lambda: len(self.mails) >= count, WAIT_SECONDS)
        return self.mails[count - 1]


class FreePort(Controller):
    """A server on a port that the system chooses."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox():
    box = Mailbox()
    controller = FreePort(box, hostname="127.0.0.1", port=0)
    controller.start()
    box.url = f"smtp://127.0.0.1:{controller.port}"
    yield box
    controller.stop()


@pytest.fixture
def mailing(serve, mailbox):
    with ExitStack() as stack:
        yield House(serve(mode="accounts", mail_url=mailbox.url, mail_from="gradus@example.org"), stack)


def ask(house, name):
    answer = house.visitor().post("/api/auth/forgotten", json={"name": name})
    assert (answer.status_code, answer.json()) == (202, {})


def test_a_lost_password_comes_back_by_mail(mailing, mailbox):
    mailing.join("Bo", email="bo@example.org")
    assert mailing.visitor().get("/api/auth/options").json()["mails"]
    ask(mailing, "BO@example.org")
    letter = mailbox.wait(1)
    assert (letter["To"], letter["From"]) == ("bo@example.org", "gradus@example.org")
    link = re.search(rf"{re.escape(mailing.live.url)}/reset#(\S+)", letter.get_payload())
    new = {"code": link[1], "password": "another horse battery"}
    assert mailing.visitor().post("/api/auth/password", json=new).status_code == 204
    mailing.sign_in("Bo", "another horse battery")
    assert mailing.visitor().post("/api/auth/password", json=new).status_code == 404


def test_nobody_learns_who_has_an_account_and_nobody_is_flooded(mailing, mailbox, monkeypatch):
    mailing.join("Bo", email="bo@example.org")
    mailing.join("No Address")
    for name in ("Bo", "Bo", "No Address", "Nobody", "\ufeff", "bo@example.org"):
        ask(mailing, name)
    mailbox.wait(1)
    mailing.join("Cy", email="cy@example.org")
    ask(mailing, "cy@example.org")
    assert mailbox.wait(2)["To"] == "cy@example.org"  # mails are sent in their order: there were no others
    monkeypatch.setattr(resets, "MAIL_PAUSE", resets.RESET * 0)
    ask(mailing, "Bo")
    assert mailbox.wait(3)["To"] == "bo@example.org"


def test_asking_is_slowed_down(mailing):
    visitor = mailing.visitor()
    codes = [visitor.post("/api/auth/forgotten", json={"name": "x"}).status_code for _ in range(101)]
    assert codes[0] == 202
    assert codes[-1] == 429


def test_an_admins_link_is_mailed_too(mailing, mailbox):
    mailing.join("Bo", email="bo@example.org")
    link = mailing.admin.post(f"/api/admin/people/{mailing.id_of('Bo')}/reset-link").json()
    assert link["mailed"]
    assert link["url"] in mailbox.wait(1).get_payload()


def test_without_a_mail_server_it_says_whom_to_ask(house):
    answer = house.visitor().post("/api/auth/forgotten", json={"name": "Ada"})
    assert answer.status_code == 404
    assert "Ask an admin" in answer.json()["error"]["message"]
    assert not house.visitor().get("/api/auth/options").json()["mails"]
    bo = house.join("Bo", email="bo@example.org")
    assert not house.admin.post(f"/api/admin/people/{house.id_of('Bo')}/reset-link").json()["mailed"]
    assert bo.get("/api/me").status_code == 200


def test_a_mail_server_that_is_busy_is_asked_again(mailbox, monkeypatch):
    monkeypatch.setattr(mail, "PAUSE_SECONDS", 0.01)
    mailbox.refusals = 2
    mailer = Mailer(mailbox.url, "gradus@example.org")
    mailer.start()
    mailer.send_later(lambda: 1 / 0)
    mailer.send_later(lambda: mailer.message("bo@example.org", "Hello", "Text\n"))
    assert mailbox.wait(1)["Subject"] == "Hello"
    mailer.close()


def test_a_mail_server_that_is_not_there_holds_up_nobody(monkeypatch):
    monkeypatch.setattr(mail, "PAUSE_SECONDS", 0.01)
    mailer = Mailer("smtp://127.0.0.1:9", "gradus@example.org")
    mailer.start()
    mailer.send_later(lambda: mailer.message("bo@example.org", "Hello", "Text\n"))
    began = time.monotonic()
    mailer.close()
    assert time.monotonic() - began < WAIT_SECONDS
