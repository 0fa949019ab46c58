"""People with accounts: they come in by invitation, see what is theirs, and go, also where they did not mean to."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.accounts import PASSWORD, Accounts, Browsers, choose, expect_signed_in, fill, menu, sign_in
from tests.e2e.screen import Screen, solution
from tests.e2e.test_keyboard import tab_to
from tests.live import Server

OTHER = "forty-two-penguins"
WRONG = "The name and the password do not belong together."
FAILURES = 10  # with one name, until the server asks to wait


def once_shown(page: Page, label: str) -> str:
    """What is shown this once in a field of this label."""
    return page.get_by_label(label, exact=True).input_value()


def open_signed_in(accounts: Accounts, browsers: Browsers, name: str, path: str = "/") -> Page:
    page = browsers()
    page.goto(accounts.url + path)
    sign_in(page, name)
    expect_signed_in(page, name)
    return page


def test_from_the_first_admin_to_a_member_who_is_shut_out(first_start: Server, browsers: Browsers) -> None:
    admin, member = browsers(), browsers()
    admin.goto(first_start.first_admin)
    expect(admin.get_by_text("You become the admin of this server.")).to_be_visible()
    assert admin.url == f"{first_start.url}/join", "the code stays in no history"
    fill(admin, "Make the account", {"Name": "Ada", "Password": PASSWORD})
    expect_signed_in(admin, "Ada")

    choose(admin, "Ada", "Admin")
    admin.get_by_role("link", name="Invitations").click()
    fill(admin, "Create the invitation", {"Note (optional)": "For the course"})
    expect(admin.get_by_role("list", name="Invitations that can be used")).to_contain_text("For the course")
    invitation = once_shown(admin, "The link to send")
    admin.reload()
    expect(admin.get_by_role("list", name="Invitations that can be used")).to_contain_text("One use is left.")
    expect(admin.get_by_label("The link to send")).to_have_count(0)

    member.goto(first_start.url)
    expect(member.get_by_text("An account here needs an invitation.")).to_be_visible()
    member.goto(invitation)
    expect(member.get_by_text("This invitation makes you a member")).to_be_visible()
    fill(
        member,
        "Make the account",
        {"Name": "Bob", "E-mail address (optional)": "bob@example.org", "Password": PASSWORD},
    )
    expect_signed_in(member, "Bob")
    screen = Screen(member, first_start.url)
    screen.open_problem("softsign")
    screen.write(solution("foundations/softsign"))
    screen.submit()
    screen.expect_verdict("Accepted")
    menu(member, "Bob").click()
    expect(member.get_by_role("banner").get_by_text("Sign out", exact=True)).to_be_visible()
    expect(member.get_by_role("banner").get_by_text("Admin", exact=True)).to_have_count(0)
    screen.open("/admin")
    expect(member.get_by_role("heading", name="This is for admins")).to_be_visible()

    admin.get_by_role("link", name="People").click()
    admin.get_by_label("Search people").fill("EXAMPLE.ORG")
    expect(admin.get_by_text("One person found.")).to_be_visible()
    admin.get_by_role("button", name="Disable Bob").click()
    expect(admin.get_by_role("button", name="Enable Bob")).to_be_visible()
    member.get_by_role("link", name="Progress").click()
    expect(member.get_by_text("Your session has ended.")).to_be_visible()
    sign_in(member, "Bob")
    expect(member.get_by_text(WRONG)).to_be_visible()
    member.goto(invitation)
    expect(member.get_by_role("heading", name="This invitation can't be used")).to_be_visible()

    admin.get_by_role("link", name="Audit log").click()
    log = admin.get_by_role("main").get_by_role("listitem")
    expect(log.filter(has_text="Ada disabled the account of Bob")).to_be_visible()
    expect(log.filter(has_text="the role member for one person, for 7 days")).to_be_visible()
    with admin.expect_download() as download:
        admin.get_by_role("link", name="Download all of it").click()
    assert "account disabled" in download.value.path().read_text()


def test_a_change_of_password_ends_the_other_session(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    here = open_signed_in(accounts, browsers, name, "/settings")
    there = open_signed_in(accounts, browsers, name, "/settings")
    here.reload()
    sessions = here.get_by_role("region", name="Where you are signed in").get_by_role("listitem")
    expect(sessions).to_have_count(3)  # the account was made in a third one
    expect(sessions.filter(has_text="This browser")).to_contain_text("Chrome on Linux")

    fill(here, "Change the password", {"Current password": "wrong", "New password": OTHER})
    expect(here.get_by_label("Current password", exact=True)).to_be_focused()
    expect(here.get_by_label("Current password", exact=True)).to_have_accessible_description("The password is wrong.")
    fill(here, "Change the password", {"Current password": PASSWORD, "New password": OTHER})
    expect(here.get_by_text("You are signed out everywhere else.")).to_be_visible()
    expect(sessions).to_have_count(1)

    there.get_by_role("link", name="Progress").click()
    sign_in(there, name)
    expect(there.get_by_text(WRONG)).to_be_visible()
    sign_in(there, name, OTHER)
    expect(there.get_by_role("heading", name="Activity")).to_be_visible()


def test_one_signs_out_of_another_browser(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    other = accounts.signed_in(name)
    page = open_signed_in(accounts, browsers, name, "/settings")
    sessions = page.get_by_role("region", name="Where you are signed in")
    expect(sessions.get_by_role("listitem")).to_have_count(3)
    sessions.get_by_role("button", name="Sign out of python-httpx").first.click()
    expect(sessions.get_by_role("listitem")).to_have_count(2)
    sessions.get_by_role("button", name="Sign out everywhere else").click()
    expect(sessions.get_by_role("listitem")).to_have_count(1)
    assert other.get("/api/me").status_code == 401


def test_what_was_typed_when_the_session_ended_is_there_afterwards(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    page = open_signed_in(accounts, browsers, name, "/problems/gelu")
    screen = Screen(page, accounts.url)
    expect(screen.editor).to_be_visible()
    accounts.signed_in(name).delete("/api/me/sessions").raise_for_status()
    screen.write("# typed as the session ended\n")
    expect(page.get_by_text("What you typed is kept in this browser.")).to_be_visible()
    sign_in(page, name)
    expect(screen.editor).to_contain_text("# typed as the session ended")
    screen.expect_saved()
    assert page.url == f"{accounts.url}/problems/gelu"
    kept = accounts.signed_in(name).get("/api/problems/gelu/draft").json()
    assert kept["source"] == "# typed as the session ended\n"


def test_the_next_person_at_a_browser_sees_nothing_of_the_one_before(accounts: Accounts, browsers: Browsers) -> None:
    first, second = accounts.member(), accounts.member()
    page = open_signed_in(accounts, browsers, first, "/settings")
    page.get_by_label("Font size").select_option("20")
    screen = Screen(page, accounts.url)
    screen.open_problem("swish")
    screen.write("# the first one's\n")
    screen.tab("Your cases").click()
    page.get_by_role("button", name="Empty case").click()
    page.get_by_role("textbox", name="Case 1").fill("swish(1.0)")
    screen.expect_saved()
    other_tab = page.context.new_page()
    other_tab.goto(f"{accounts.url}/progress")
    expect_signed_in(other_tab, first)

    choose(page, first, "Sign out")
    sign_in(page, second)
    expect_signed_in(page, second)
    expect_signed_in(other_tab, second)
    screen.open_problem("swish")
    expect(screen.editor).to_contain_text("NotImplementedError")
    expect(screen.editor).not_to_contain_text("# the first one's")
    screen.tab("Your cases").click()
    expect(page.get_by_role("button", name="Empty case")).to_be_visible()
    expect(page.get_by_role("textbox", name="Case 1")).to_have_count(0)
    screen.open("/settings")
    expect(page.get_by_label("Font size")).to_have_value("14")

    choose(page, second, "Sign out")
    sign_in(page, first)
    expect_signed_in(page, first)
    screen.open_problem("swish")
    expect(screen.editor).to_contain_text("# the first one's")
    screen.open("/settings")
    expect(page.get_by_label("Font size")).to_have_value("20")


def test_signing_in_by_keyboard_alone(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    page = browsers()
    page.goto(f"{accounts.url}/progress")
    field = page.get_by_label("Name or e-mail address")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_accessible_description("Type your name or your e-mail address.")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    tab_to(page, "Show: Password")
    page.keyboard.press("Enter")
    password = page.get_by_label("Password", exact=True)
    expect(password).to_have_attribute("type", "text")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(password).to_have_accessible_description(WRONG)
    expect(password).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Activity")).to_be_visible()

    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(menu(page, name)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Settings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Settings")).to_be_hidden()
    expect(menu(page, name)).to_be_focused()


def test_whoever_fails_too_often_waits(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    with accounts.client() as client:
        for _ in range(FAILURES):
            client.post("/api/auth/sign-in", json={"name": name, "password": "wrong"})
    page = browsers()
    page.goto(accounts.url)
    sign_in(page, name)
    expect(page.get_by_role("alert")).to_contain_text("Too many failed attempts.")
    expect(page.get_by_role("button", name=re.compile(r"^Sign in in \d+ "))).to_be_disabled()
    page.get_by_label("Name or e-mail address").fill(accounts.member())
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_enabled()


def test_an_account_is_made_where_anybody_may(accounts: Accounts, browsers: Browsers) -> None:
    taken = accounts.member()
    page = browsers()
    page.goto(accounts.url)
    page.get_by_role("link", name="Make an account").click()
    action = "Make the account"
    fill(page, action, {"E-mail address (optional)": "nobody", "Password": "short"})
    name = page.get_by_label("Name", exact=True)
    password = page.get_by_label("Password", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description(re.compile("^Type a name."))
    expect(page.get_by_text("This is no e-mail address.")).to_be_visible()
    expect(password).to_have_accessible_description(re.compile("this one has 5. At least 8 characters"))
    fill(page, action, {"Name": taken.upper(), "E-mail address (optional)": "", "Password": "password1"})
    expect(password).to_be_focused()
    expect(page.get_by_text("This password is one of the most common")).to_be_visible()
    fill(page, action, {"Password": PASSWORD})
    expect(name).to_have_accessible_description(re.compile("^Somebody has this name."))
    fill(page, action, {"Name": f"{taken} the second"})
    expect_signed_in(page, f"{taken} the second")
    assert page.url == f"{accounts.url}/"


def test_a_lost_password_is_set_by_a_link_that_works_once(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    admin = open_signed_in(accounts, browsers, accounts.ADMIN, "/admin/people")
    admin.get_by_label("Search people").fill(name)
    admin.get_by_role("button", name=f"Reset link for {name}", exact=True).click()
    link = once_shown(admin, f"The link with which {name} sets a new password")

    page = browsers()
    page.goto(link)
    fill(page, "Set the password", {"New password": OTHER})
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, name, OTHER)
    expect_signed_in(page, name)
    page.goto("about:blank")
    page.goto(link)
    fill(page, "Set the password", {"New password": OTHER})
    expect(page.get_by_role("alert")).to_contain_text("This link was used or has ended.")


def test_an_admin_gives_a_person_limits(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    admin = open_signed_in(accounts, browsers, accounts.ADMIN, "/admin/people")
    admin.get_by_label("Search people").fill(name)
    admin.get_by_role("button", name=f"Limits of {name}", exact=True).click()
    fill(admin, "Set the limits", {"Submissions a minute": "0"})
    expect(admin.get_by_role("dialog")).to_contain_text("Type a whole number from 1 to 10000, or nothing.")
    fill(admin, "Set the limits", {"Submissions a minute": "5"})
    expect(admin.get_by_role("dialog")).to_have_count(0)
    row = admin.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("with limits of their own")
    admin.get_by_role("button", name=f"Limits of {name}", exact=True).click()
    expect(admin.get_by_label("Submissions a minute")).to_have_value("5")


def test_a_link_is_asked_for_by_mail_and_the_page_tells_nobody_who_has_an_account(
    accounts: Accounts, browsers: Browsers
) -> None:
    page = browsers()
    for name in (accounts.member(), "Nobody at all"):
        page.goto(accounts.url)
        page.get_by_role("link", name="Is the password lost?").click()
        fill(page, "Send me a link", {"Name or e-mail address": name})
        expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
        expect(page.get_by_text("If there is an account of that name")).to_be_visible()


def test_a_token_is_shown_once_and_ends_when_it_is_deleted(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    page = open_signed_in(accounts, browsers, name, "/settings")
    fill(page, "Create a token", {"Name of the new token": "My laptop"})
    tokens = page.get_by_role("region", name="API tokens")
    expect(tokens.get_by_role("listitem")).to_contain_text("My laptop as member")
    token = once_shown(page, "The token My laptop")
    assert call(accounts, token) == 200
    page.reload()
    expect(tokens.get_by_role("listitem")).to_contain_text("Last used")
    expect(page.get_by_label("The token My laptop", exact=True)).to_have_count(0)
    tokens.get_by_role("button", name="Delete the token My laptop").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete the token").click()
    expect(tokens.get_by_text("You have none.")).to_be_visible()
    assert call(accounts, token) == 401


def call(accounts: Accounts, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{accounts.url}/api/me", headers=headers, trust_env=False, timeout=60).status_code


def test_an_account_is_changed_exported_and_deleted(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    page = open_signed_in(accounts, browsers, name, "/settings")
    fill(
        page, "Save", {"Name": f"{name} Lovelace", "E-mail address (optional)": f"{name.replace(' ', '')}@example.org"}
    )
    expect_signed_in(page, f"{name} Lovelace")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download your data").click()
    assert f"{name} Lovelace" in download.value.path().read_text()

    page.get_by_role("button", name="Delete your account").click()
    fill(page, "Delete the account", {"Your password": PASSWORD})
    sign_in(page, name)
    expect(page.get_by_text(WRONG)).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key !== 'gradus:settings')") == []


def test_a_program_is_signed_in_by_its_code(accounts: Accounts, browsers: Browsers) -> None:
    name = accounts.member()
    page = browsers()
    with accounts.client() as program:
        codes = program.post("/api/auth/device", json={"name": "gradus on laptop"}).raise_for_status().json()
        page.goto(codes["verification_uri_complete"])
        sign_in(page, name)
        expect(page.get_by_label("Code", exact=True)).to_have_value(codes["user_code"])
        fill(page, "Go on", {"Code": "BBBB-BBBB"})
        expect(page.get_by_role("alert").or_(page.locator("[aria-invalid]"))).to_be_visible()
        fill(page, "Go on", {"Code": codes["user_code"].lower()})
        expect(page.get_by_text(f"gradus on laptop wants to act as you, {name}.")).to_be_visible()
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("heading", name="The program is signed in")).to_be_visible()
        answer = program.post("/api/auth/device/token", json={"device_code": codes["device_code"]}).json()
        assert call(accounts, answer["access_token"]) == 200

        refused = program.post("/api/auth/device", json={"name": "a stranger's program"}).json()
        page.goto(f"{accounts.url}/device")
        fill(page, "Go on", {"Code": refused["user_code"]})
        page.get_by_role("button", name="Refuse").click()
        expect(page.get_by_role("heading", name="The program is refused")).to_be_visible()
        answer = program.post("/api/auth/device/token", json={"device_code": refused["device_code"]}).json()
        assert answer["error"]["code"] == "access_denied"
