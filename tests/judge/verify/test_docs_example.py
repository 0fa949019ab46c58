"""The worked example of docs/problem-format.md is a sound folder."""

import re
from pathlib import Path

from judge.verify import verify

PAGE = Path(__file__).parents[3] / "docs" / "problem-format.md"
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`((?:accepted/|rejected/)?\w+\.(?:py|md|toml))`")


def example():
    """Each file of the example with its text: a block is the next file that the paragraph above it names."""
    text = PAGE.read_text().split("\n## One worked example\n")[1].split("\n## problem.toml\n")[0]
    files, waiting, end = {}, [], 0
    for block in BLOCK.finditer(text):
        between = [part for part in text[end : block.start()].split("\n\n") if part.strip()]
        if between:
            waiting = FILE.findall(between[-1])
        files[waiting.pop(0)] = block[1]
        end = block.end()
    return files


def test_the_worked_example_is_sound_and_its_mutants_die(tmp_path, judge):
    folder = tmp_path / "losses" / "huber-loss"
    for name, text in example().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    finding = verify(folder, judge, mutants=True)
    assert [str(fault) for fault in finding.faults] == []
    assert finding.score.survivors == ()
