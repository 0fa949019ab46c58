"""Counts, calendar, streaks, and what is known already."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from server.accounts.current_user import CurrentUser
from server.catalog.syllabus import read_syllabus
from server.core.settings import ROOT
from server.db.models import Activity, Mark
from server.progress import service as progress
from server.progress.study_list import read_done

TODAY = date(2026, 3, 10)
FAR_APART = ("Pacific/Kiritimati", "Pacific/Pago_Pago")  # 25 hours: never the same day


def days(*back):
    return {TODAY - timedelta(days=each) for each in back}


@pytest.mark.parametrize(
    ("submitted", "current", "longest"),
    [
        (days(), 0, 0),
        (days(0), 1, 1),
        (days(1), 1, 1),  # today is not over yet
        (days(2), 0, 1),
        (days(0, 1, 2), 3, 3),
        (days(1, 2, 3), 3, 3),
        (days(0, 2, 3, 4, 5), 1, 4),
        (days(5, 6, 9), 0, 2),
    ],
)
def test_streaks(submitted, current, longest):
    streak = progress.streak(submitted, TODAY)
    assert (streak.current, streak.longest) == (current, longest)


def test_the_calendar_holds_the_days_of_a_year():
    submitted = Counter({TODAY: 3, TODAY - timedelta(days=370): 1, TODAY - timedelta(days=371): 9})
    solved = Counter({TODAY: 1})
    shown = progress.calendar(submitted, solved, TODAY)
    assert [(day.date, day.submissions, day.solved) for day in shown] == [
        (TODAY - timedelta(days=370), 1, 0),
        (TODAY, 3, 1),
    ]


@pytest.fixture
def in_auckland(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_days_are_local_ones(live, in_auckland):
    """Noon in UTC on the 9th is past midnight of the 10th in Auckland."""
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC)
    with live.services.database.write() as session:
        session.add(Activity(person_id=1, quarter=int(noon.timestamp()) // 900, submissions=2))
        session.add(Mark(person_id=1, problem="softmax", solved_at=noon))
    services = live.services
    with services.database.read() as session:
        shown = progress.show(session, services.library, CurrentUser(1, "me"), at=noon)
    assert [(day.date, day.submissions, day.solved) for day in shown.calendar] == [(TODAY, 2, 1)]
    assert shown.streak.current == 1


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Auckland", date(2026, 3, 10)),
        ("UTC", date(2026, 3, 9)),
        ("America/Los_Angeles", date(2026, 3, 9)),
        ("Asia/Kathmandu", date(2026, 3, 9)),  # its days begin at a quarter past an hour of UTC's
    ],
)
def test_days_are_the_persons(live, zone, day):
    """Whatever the server's time zone is, today is the person's, and so is the day of what they did."""
    noon = datetime(2026, 3, 9, 12, tzinfo=UTC)
    with live.services.database.write() as session:
        session.add(Activity(person_id=1, quarter=int(noon.timestamp()) // 900, submissions=1))
    services = live.services
    with services.database.read() as session:
        shown = progress.show(session, services.library, CurrentUser(1, "me"), zone, at=noon)
    assert shown.today == day
    assert [each.date for each in shown.calendar] == [day]


def test_the_quarter_before_midnight_is_of_the_day_before(live):
    """18:15 UTC is midnight in Kathmandu."""
    midnight = datetime(2026, 3, 9, 18, 15, tzinfo=UTC)
    with live.services.database.write() as session:
        for quarter in (int(midnight.timestamp()) // 900 - 1, int(midnight.timestamp()) // 900):
            session.add(Activity(person_id=1, quarter=quarter, submissions=1))
    services = live.services
    with services.database.read() as session:
        shown = progress.show(session, services.library, CurrentUser(1, "me"), "Asia/Kathmandu", at=midnight)
    assert [each.date for each in shown.calendar] == [date(2026, 3, 9), date(2026, 3, 10)]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "", "\x00", "Europe", "é"])
def test_a_time_zone_that_is_none(client, zone):
    answer = client.get("/api/progress", params={"timezone": zone})
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "timezone"


def test_today_comes_in_the_zone_that_is_asked_for(client):
    days = {client.get("/api/progress", params={"timezone": zone}).json()["today"] for zone in FAR_APART}
    assert len(days) == 2


def test_the_progress_page(live):
    live.verdict(live.submit("# right"))
    live.verdict(live.submit("# wrong", problem="adam"))
    live.verdict(live.submit("# right", problem="adam", mode="run"))
    shown = live.client.get("/api/progress").json()
    assert (shown["solved"], shown["tried"], shown["total"]) == (1, 1, 206)
    assert [row["solved"] for row in shown["by_section"]][:2] == [1, 0]
    assert shown["by_section"][0]["total"] == 25
    assert sum(row["total"] for row in shown["by_section"]) == 206
    assert {row["difficulty"]: row["solved"] for row in shown["by_difficulty"]} == {"easy": 1, "medium": 0, "hard": 0}
    assert sum(row["available"] for row in shown["by_difficulty"]) == shown["available"]
    assert [item["problem"] for item in shown["recent"]] == ["adam", "softmax"]
    assert shown["streak"] == {"current": 1, "longest": 1}
    assert [(day["submissions"], day["solved"]) for day in shown["calendar"]] == [(2, 1)]


def test_a_topic_is_known_until_that_is_taken_back(client):
    for _ in range(2):
        assert client.put("/api/topics/adam/known").json() == {"id": "adam", "known": True}
    for _ in range(2):
        assert client.delete("/api/topics/adam/known").json() == {"id": "adam", "known": False}


def test_the_ticked_topics_are_taken_over(client):
    taken = client.post("/api/progress/known/defaults").json()
    assert len(taken["matched"]) == 9
    assert taken["unmatched"] == []
    assert _known(client) == set(taken["matched"])
    assert client.post("/api/progress/known/defaults").json() == taken


def test_a_study_list_is_taken_over(client):
    markdown = "## Losses ⭐⭐⭐\n\n### Classification\n- Cross-entropy **done**\n- Hinge loss\n- Quux loss **done**\n"
    taken = client.post("/api/progress/import", json={"markdown": markdown}).json()
    assert taken == {"matched": ["Cross-entropy"], "unmatched": ["Quux loss"]}
    assert _known(client) == {"Cross-entropy"}


def _known(client):
    sections = client.get("/api/syllabus").json()["sections"]
    return {t["name"] for s in sections for g in s["groups"] for t in g["topics"] if t["known"]}


SYLLABUS = read_syllabus(ROOT / "problems" / "syllabus.toml")

LINES = [
    # a bullet under a heading, and the topic that it ticks
    ("", "- Cross-entropy **done**", "cross-entropy"),
    ("", "* Cross entropy **Done**", "cross-entropy"),
    ("", "  - cross-entropy \u2013 **done**", "cross-entropy"),
    ("", "1. Cross-entropy (**done**)", "cross-entropy"),
    ("", "- [x] Cross-entropy", "cross-entropy"),
    ("", "- Cross-entropy ✅", "cross-entropy"),
    ("", "- Crossentropy __done__", "cross-entropy"),
    ("", "- ReLU family: ReLU, Leaky ReLU, ELU, PReLU **done**", "relu-family-relu-leaky-relu-elu-prelu"),
    ("", "- Early stopping (patience) **done**", "early-stopping"),
    ("", "- Backpropagation **done**", "backpropagation"),
    ("", "- Newton's method **done**", "newtons-method"),
    ("", "- epsilon-greedy **done**", "epsilon-greedy"),
    ("", "- Train/validation/test split **done**", "train-validation-test-split"),
    ("## 5. Loss Functions ⭐⭐⭐", "- KL divergence **done**", "kl-divergence"),
    ("## 15. Math for ML ⭐⭐⭐", "- KL divergence **done**", "math-kl-divergence"),
    ("# Metrics & Evaluation", "- RMSE **done**", "metrics-rmse"),
    ("# Metrics and evaluation ★★★\n## Regression", "- RMSE **done**", "metrics-rmse"),
    ("## Something of mine", "- Adam **done**", "adam"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "topic"), LINES)
def test_names_are_matched_leniently(heading, line, topic):
    done = read_done(f"{heading}\n{line}\n", SYLLABUS)
    assert (done.topics, done.unmatched) == ([topic], [])


@pytest.mark.parametrize(
    ("line", "unmatched"),
    [
        ("- Cross-entropy", []),
        ("Cross-entropy **done**", []),  # no bullet
        ("- [ ] Cross-entropy", []),
        ("- Done well: Cross-entropy", []),
        ("- RMSE **done**", ["RMSE"]),  # two sections have it, and no heading says which
        ("- Quantum annealing **done**", ["Quantum annealing"]),
        ("- **done**", []),
    ],
)
def test_what_is_not_ticked_or_not_clear_is_left(line, unmatched):
    done = read_done(line, SYLLABUS)
    assert (done.topics, done.unmatched) == ([], unmatched)


def test_the_whole_list_in_its_own_form_comes_back_whole():
    lines = []
    for section in SYLLABUS.sections:
        lines.append(f"## {section.number}. {section.title} {'⭐' * section.stars}")
        group = None
        for topic in section.topics:
            if topic.group != group:
                group = topic.group
                lines.append(f"### {group}")
            lines.append(f"- {topic.name} **done**")
    done = read_done("\n".join(lines), SYLLABUS)
    assert done.unmatched == []
    assert done.topics == list(SYLLABUS.topics)
