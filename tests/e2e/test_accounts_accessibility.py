"""axe finds no serious or critical fault on the pages of accounts, in either theme, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accounts import PASSWORD, Accounts, Browsers, fill, menu, sign_in
from tests.e2e.test_accessibility import grave_faults


@dataclass(frozen=True)
class Visit:
    page: Page
    accounts: Accounts

    def open(self, path: str) -> None:
        self.page.goto(self.accounts.url + path)

    def open_as_admin(self, path: str) -> None:
        self.open(path)
        sign_in(self.page, self.accounts.ADMIN)
        expect(menu(self.page, self.accounts.ADMIN)).to_be_visible()

    def expect_heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def signing_in(visit: Visit) -> None:
    visit.open("/")
    fill(visit.page, "Sign in", {"Name or e-mail address": ""})
    expect(visit.page.get_by_text("Type your password.")).to_be_visible()


def joining(visit: Visit) -> None:
    visit.open("/join")
    fill(visit.page, "Make the account", {"Password": "short"})
    expect(visit.page.get_by_text("Type a name.")).to_be_visible()


def ended_invitation(visit: Visit) -> None:
    visit.open("/join#ended")
    visit.expect_heading("This invitation can't be used")


def resetting(visit: Visit) -> None:
    visit.open("/reset#code")
    visit.expect_heading("Set a new password")


def settings(visit: Visit) -> None:
    visit.open_as_admin("/settings")
    fill(visit.page, "Create a token", {"Name of the new token": "A laptop"})
    expect(visit.page.get_by_label("The token A laptop", exact=True)).to_be_visible()
    menu(visit.page, visit.accounts.ADMIN).click()


def deleting_the_account(visit: Visit) -> None:
    visit.open_as_admin("/settings")
    visit.page.get_by_role("button", name="Delete your account").click()
    expect(visit.page.get_by_role("dialog")).to_be_visible()


def status(visit: Visit) -> None:
    visit.open_as_admin("/admin")
    visit.expect_heading("Confinement")


def people(visit: Visit) -> None:
    name = visit.accounts.member()
    visit.open_as_admin("/admin/people")
    visit.page.get_by_role("searchbox").fill(name)
    visit.page.get_by_role("button", name=f"Disable {name}", exact=True).click()
    visit.page.get_by_role("button", name=f"Reset link for {name}", exact=True).click()
    expect(visit.page.get_by_label(f"The link with which {name} sets a new password")).to_be_visible()


def invitations(visit: Visit) -> None:
    visit.open_as_admin("/admin/invitations")
    fill(visit.page, "Create the invitation", {"Note (optional)": "For the course"})
    expect(visit.page.get_by_label("The link to send", exact=True)).to_be_visible()


def audit_log(visit: Visit) -> None:
    with visit.accounts.client() as client:
        client.post("/api/auth/sign-in", json={"name": visit.accounts.ADMIN, "password": PASSWORD})
        client.post("/api/admin/invitations", json={"role": "author"}).raise_for_status()
    visit.open_as_admin("/admin/audit-log")
    expect(visit.page.get_by_text("the role author for one person").first).to_be_visible()


def signing_a_program_in(visit: Visit) -> None:
    with visit.accounts.client() as client:
        code = client.post("/api/auth/device", json={"name": "gradus on laptop"}).json()["user_code"]
    visit.open_as_admin("/device")
    fill(visit.page, "Go on", {"Code": code})
    visit.expect_heading("Let this program in?")


def asking_for_a_link(visit: Visit) -> None:
    visit.open("/forgotten")
    visit.expect_heading("Is your password lost?")


def not_for_members(visit: Visit) -> None:
    visit.open("/admin")
    sign_in(visit.page, visit.accounts.member())
    visit.expect_heading("This is for admins")


SCENES = [signing_in, joining, ended_invitation, resetting, settings, deleting_the_account, status, people,
          invitations, audit_log, signing_a_program_in, asking_for_a_link, not_for_members]  # fmt: skip


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 360)])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_axe_finds_nothing_grave(
    accounts: Accounts, browsers: Browsers, scene: Callable[[Visit], None], theme: str, width: int
) -> None:
    page = browsers()
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    scene(Visit(page, accounts))
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing is cut off or scrolls sideways"
