"""The documents say what the code does: verdicts, methods, commands and links are compared with it."""

import re
from pathlib import Path

import typer

from cli.main import app
from judge.package.problem import Method
from judge.verdict import Verdict

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "problem-format.md").read_text(encoding="utf-8")
VERDICTS = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def first_cells(document):
    """What stands in code in the first column of the tables."""
    return set(re.findall(r"^\| `([^`]+)`", document, re.MULTILINE))


def test_every_verdict_is_explained():
    assert first_cells(VERDICTS) >= {verdict.value for verdict in Verdict}


def test_every_comparison_method_is_in_the_format():
    assert first_cells(FORMAT) >= {method.value for method in Method}


def test_the_commands_of_the_readme_exist():
    command = typer.main.get_command(app)
    for line in re.findall(r"^gradus (.+?)(?:\s+#.*)?$", README, re.MULTILINE):
        at = command
        for word in line.split():
            if not hasattr(at, "commands"):
                break
            assert word in at.commands, line
            at = at.commands[word]


def test_links_between_documents_lead_somewhere():
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert "://" in target or target.startswith("figure:") or (path.parent / target).exists(), (
                f"{path.name}: {target}"
            )


def test_the_make_targets_of_the_documents_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    listed = set(re.findall(r"^#.*?make ([a-z-]+)", makefile, re.MULTILINE))
    named = set()
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "web" / "README.md"]:
        named |= set(re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert {"run", "test", "check", "fix", "dev"} <= listed & named
    assert listed | named <= targets


def test_every_file_that_the_architecture_names_exists():
    folders = ("judge", "server", "cli", "tools", "benchmarks", "docs", "problems", "web/src")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    paths = [f"/{path.relative_to(ROOT).as_posix()}" for path in (*files, *ROOT.glob("*"), *(ROOT / "web").glob("*"))]
    named = set(re.findall(r"`([\w./-]+\.(?:py|ts|tsx|js|json|toml|md))`", ARCHITECTURE))
    assert len(named) > 100
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in paths)] == []


def test_every_module_can_be_found_from_the_architecture():
    """By its own name; in a folder of a package, by that folder's."""
    missing = []
    for package in ("judge", "server", "cli", "tools"):
        for path in (ROOT / package).rglob("*.py"):
            folders = path.relative_to(ROOT / package).parts[:-1]
            names = [path.name, *(f"{folder}/" for folder in folders[0 if package == "cli" else 1 :])]
            found = any(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", ARCHITECTURE) for name in names)
            if not found and path.name != "__init__.py":
                missing.append(path.relative_to(ROOT).as_posix())
    assert missing == []
