"""From the link of the first start to a paid plan, in a real browser, with real processes."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.builders.team import Team
from tests.e2e.running_server import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PASSWORD = "three brave little words"


def signed_in(team: Team, email: str) -> httpx.Client:
    answer = httpx.post(f"{team.url}/api/v1/auth/sign-in", json={"email": email, "password": PASSWORD}, timeout=30)
    assert answer.status_code == 200, answer.text
    token = answer.json()["access_token"]
    return httpx.Client(base_url=team.url, headers={"Authorization": f"Bearer {token}"}, timeout=30)


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.keyboard.press("Enter")


def test_an_owner_sets_the_server_up_and_buys_a_plan(team: Team, page: Page) -> None:
    link = re.search(rf"{re.escape(team.url)}/account/set-up#[\w-]+", team.said())
    assert link is not None, team.said()
    page.goto(link[0])
    fill(page, organization_name="Lincoln School", display_name="Ada", email="ada@x.org", password="short")
    expect(page.get_by_role("alert")).to_contain_text("10 characters")
    fill(page, password=PASSWORD)
    expect(page.get_by_role("heading")).to_have_text("The server is yours")
    expect(page.locator("#address")).to_have_text(team.url)
    assert "#" not in page.url, "the token is gone from the address"

    with signed_in(team, "ada@x.org") as http:
        assert http.get("/api/v1/billing").json()["plan"] == "free"
        wanted = {"line_items": [{"price": "price_school", "quantity": 3}]}
        back = f"{team.url}/billing/return"
        started = http.post("/api/v1/billing/checkout", json={**wanted, "success_url": back, "cancel_url": back})
        assert started.status_code == 200, started.text
        page.goto(started.json()["url"])
        page.fill("[name=card]", "4000000000000002")
        page.get_by_role("button", name="Pay").click()
        expect(page.get_by_role("alert")).to_contain_text("declined")
        assert http.get("/api/v1/billing").json()["plan"] == "free"
        page.fill("[name=card]", "4242424242424242")
        page.get_by_role("button", name="Pay").click()
        expect(page.get_by_role("heading")).to_have_text("Return to the app")
        assert page.url.startswith(back)
        wait_for(lambda: http.get("/api/v1/billing").json()["plan"] == "school", "the plan that was paid", 30)
        overview = http.get("/api/v1/billing").json()
        assert overview["limits"]["seats"] == 30, "ten for each of three units"
        checkout = f"/api/v1/billing/checkout/{started.json()['session_id']}"
        wait_for(lambda: http.get(checkout).json()["status"] == "complete", "the end of the checkout", 30)


def test_going_back_to_the_return_page_grants_nothing(team: Team, page: Page) -> None:
    with team.client(team.create_member("Other School", "Eve")) as http:
        before = http.get("/api/v1/billing").json()["plan"]
        page.goto(f"{team.url}/billing/return?session_id=cs_made_up")
        expect(page.get_by_role("heading")).to_have_text("Return to the app")
        assert http.get("/api/v1/billing").json()["plan"] == before


def test_an_invited_person_joins_by_the_page(team: Team, page: Page) -> None:
    with team.client(team.create_member("Third School", "Tim")) as http:
        body = {"email": "new@x.org", "role": "student"}
        link = http.post("/api/v1/organizations/current/invitations", json=body).json()["link"]
    page.goto(link)
    expect(page.locator("#intro")).to_contain_text("Third School invites you as a student")
    expect(page.locator("[name=email]")).to_have_value("new@x.org")
    fill(page, display_name="Nina", password=PASSWORD)
    expect(page.get_by_role("heading")).to_have_text("You are a member")
    signed_in(team, "new@x.org").close()
    page.goto(link)
    page.reload()
    expect(page.locator("#intro")).to_contain_text("was used or withdrawn")


def test_a_link_that_is_none_is_told_so_in_german(team: Team, page: Page) -> None:
    context = page.context.browser
    assert context is not None
    german = context.new_context(locale="de-DE").new_page()
    german.goto(f"{team.url}/account/verify#none-of-anybody")
    expect(german.locator("#intro")).to_contain_text("abgelaufen")
    german.context.close()
