"""`gradus problem new` and `gradus problem check`, as an author uses them."""

import json
import re

import pytest
from typer.testing import CliRunner

from cli.failures import Usage
from cli.main import app


@pytest.fixture
def gradus(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADUS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GRADUS_PROBLEMS", str(tmp_path / "problems"))

    def gradus(*args):
        return CliRunner().invoke(app, ["problem", *args], catch_exceptions=False)

    return gradus


@pytest.fixture
def folder(gradus, tmp_path):
    assert gradus("new", "losses/huber-loss").exit_code == 0
    return tmp_path / "problems" / "losses" / "huber-loss"


def test_what_new_writes_is_sound(gradus, folder):
    result = gradus("check", str(folder), "--mutants")
    assert result.exit_code == 0, result.output
    assert "1 problem, all sound." in result.output
    dead, judged = re.search(r"(\d+)/(\d+)", result.output).groups()
    assert dead == judged != "0"
    assert 'name = "huber_loss"' in (folder / "problem.toml").read_text()
    assert 'title = "Huber loss"' in (folder / "problem.toml").read_text()


def test_new_takes_a_title(gradus, tmp_path):
    gradus("new", "losses/mae", "--title", "Mean absolute error")
    assert 'title = "Mean absolute error"' in (tmp_path / "problems/losses/mae/problem.toml").read_text()


@pytest.mark.parametrize("where", ["huber", "Losses/huber", "losses/huber loss", "../x/y", "losses/huber_loss"])
def test_new_wants_section_and_slug(gradus, where):
    with pytest.raises(Usage, match="is not section/slug"):
        gradus("new", where)


LIST = """
[[section]]
number = 5
slug = "losses"
title = "Loss Functions"
stars = 3

[[section.topic]]
id = "huber"
name = "Huber"
problems = [{ slug = "huber-loss", title = "Huber's loss", difficulty = "easy" }]

[[section]]
number = 8
slug = "metrics"
title = "Metrics"
stars = 3
topic = []
"""


@pytest.fixture
def study_list(tmp_path):
    (tmp_path / "problems").mkdir()
    (tmp_path / "problems" / "syllabus.toml").write_text(LIST)


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("loses/huber-loss", r"There is no section 'loses'\. Did you mean losses\?"),
        ("vision/huber-loss", r"There is no section 'vision'\. One of: losses, metrics\."),
        ("metrics/huber-loss", r"Write losses/huber-loss\."),
    ],
)
def test_new_wants_the_section_of_the_study_list(gradus, study_list, tmp_path, where, says):
    with pytest.raises(Usage, match=says):
        gradus("new", where)
    assert [path.name for path in (tmp_path / "problems").iterdir()] == ["syllabus.toml"]


def test_new_takes_the_title_of_the_study_list_and_says_where_a_new_slug_goes(gradus, study_list, tmp_path):
    assert gradus("new", "losses/huber-loss").stderr == ""
    assert 'title = "Huber\'s loss"' in (tmp_path / "problems/losses/huber-loss/problem.toml").read_text()
    assert "once mae stands under a topic of" in gradus("new", "metrics/mae").stderr


def test_new_overwrites_nothing(gradus, folder):
    with pytest.raises(Usage, match="is there already"):
        gradus("new", "losses/huber-loss")


def test_check_lists_faults_and_fails(gradus, folder):
    (folder / "hints.md").unlink()
    result = gradus("check", "huber-loss")
    assert result.exit_code == 1
    assert "hints.md: The file is missing." in result.output
    assert "1 of 1 problem unsound." in result.output


def test_check_without_a_path_takes_all_and_prints_json(gradus, folder):
    gradus("new", "losses/another")
    (folder / "cases.py").write_text("def build(cases): 1 / 0\n")
    result = gradus("check", "--json")
    findings = {each["slug"]: each for each in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert findings["another"]["sound"]
    assert findings["huber-loss"]["faults"][0] == {
        "file": "cases.py",
        "line": 1,
        "message": "ZeroDivisionError: division by zero",
    }


def test_check_of_an_unknown_slug(gradus, folder):
    with pytest.raises(Usage, match=r"Did you mean huber-loss\?"):
        gradus("check", "huber-los")


def test_check_of_nothing(gradus):
    with pytest.raises(Usage, match="There is no problem folder to check"):
        gradus("check")
