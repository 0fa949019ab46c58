"""The study list and the problem folders say the same."""

import re
import tomllib
from pathlib import Path

import pytest

PROBLEMS = Path(__file__).parents[2] / "problems"
SYLLABUS = tomllib.loads((PROBLEMS / "syllabus.toml").read_text(encoding="utf-8"))
LISTED = {
    problem["slug"]: (section["slug"], problem)
    for section in SYLLABUS["section"]
    for topic in section["topic"]
    for problem in topic["problems"]
}
# What is written with a capital inside a title: people, and names of methods.
NAMES = {"Bayes", "Bouldin", "Harabasz", "Pegasos", "Shannon", "Tanh", "Transformers"}


def test_all_topics_are_there_in_fifteen_sections():
    assert [section["number"] for section in SYLLABUS["section"]] == list(range(1, 16))
    assert sum(len(section["topic"]) for section in SYLLABUS["section"]) == 180


@pytest.mark.parametrize("folder", sorted(PROBLEMS.glob("*/*/problem.toml")), ids=lambda path: path.parent.name)
def test_a_folder_stands_in_the_list_under_its_section_with_its_title(folder):
    problem = tomllib.loads(folder.read_text(encoding="utf-8"))
    section, listed = LISTED[folder.parent.name]
    assert section == folder.parents[1].name
    assert (listed["title"], listed["difficulty"]) == (problem["title"], problem["difficulty"])


@pytest.mark.parametrize("slug", sorted(LISTED))
def test_titles_are_in_sentence_case(slug):
    title = LISTED[slug][1]["title"]
    assert title[0].isupper() or not title[0].isalpha()
    capitalised = {word for word in re.findall(r"\w+", title[1:]) if re.fullmatch("[A-Z][a-z]+", word)}
    assert capitalised <= NAMES
