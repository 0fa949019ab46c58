# ruff: noqa: E501  (a table is read by the row)
"""A folder becomes a Problem; whatever is wrong with it is found at once, with file and line, and nothing is run."""

import pytest

from judge.package.files import find
from judge.package.load import load
from judge.package.problem import Dtype, Fault, Kind, Like, Linked, Method, NanPolicy, Param, Unsound
from judge.verdict import Group, Verdict


def faults_of(folder):
    with pytest.raises(Unsound) as unsound:
        load(folder)
    return [str(fault) for fault in unsound.value.faults]


def test_a_sound_folder(folder):
    problem = load(folder)
    (entry,) = problem.entries
    assert (problem.slug, problem.section, problem.title) == ("centre", "losses", "Centre")
    assert entry.params == (Param("x"), Param("axis", default="-1"))
    assert entry.comparisons["centred"].method is Method.ALLCLOSE
    assert [solution.name for solution in problem.rejected] == [
        "always_the_last_axis",
        "mean_of_everything",
        "single_precision",
    ]
    assert problem.rejected[2].groups == (Group.STABILITY,)
    assert problem.rejected[2].verdict is Verdict.WRONG_ANSWER
    assert len(problem.hints) == 2
    assert problem.hints[0].startswith("What shape")
    assert problem.oracle.requires == ("scipy",)


# One edit of the sound folder, and the fault that it must give: (file, old, new, "file:line: part of the message").
FAULTS = [
    # files
    ("hints.md", "", None, "hints.md: The file is missing."),
    ("statment.md", None, "x", 'statment.md: This file has no place in a problem folder. Did you mean "statement.md"?'),
    ("accepted/plain_loops.py", "", None, "accepted/: There are 0 solutions; at least 1 must be here."),
    ("rejected/single_precision.py", "", None, "rejected/: There are 2 solutions; at least 3 must be here."),
    ("rejected/Bad Name.py", None, "x = 1", "rejected/Bad Name.py: This file has no place"),
    ("editorial.md", None, "\n", "editorial.md: The file is empty."),
    # problem.toml
    ("problem.toml", 'title = "Centre"', 'titel = "Centre"', 'problem.toml:3: titel is not a key of the format. Did you mean "title"?'),
    ("problem.toml", 'title = "Centre"', 'titel = "Centre"', "problem.toml: title is missing."),
    ("problem.toml", 'title = "Centre"', "title = 3", "problem.toml:3: title must be a string."),
    ("problem.toml", 'title = "Centre"', "title = ", "problem.toml:3: Not valid TOML"),
    ("problem.toml", '"easy"  ', '"esy"  ', 'problem.toml:4: difficulty "esy" is unknown: easy, medium, hard. Did you mean "easy"?'),
    ("problem.toml", 'returns = ["centred"]', "returns = []", "problem.toml:9: entry.returns is empty."),
    ("problem.toml", 'returns = ["centred"]', 'returns = ["class"]', 'problem.toml:9: "class" is not a Python name.'),
    ("problem.toml", 'returns = ["centred"]', 'return = ["centred"]', 'problem.toml:9: entry.return is not a key of the format. Did you mean "returns"?'),
    ("problem.toml", 'method = "allclose"', 'method = "almost"', 'problem.toml:12: compare.default.method "almost" is unknown'),
    ("problem.toml", "rtol = 1e-6", 'rtol = "tight"', "problem.toml:13: compare.default.rtol must be a number."),
    ("problem.toml", "rtol = 1e-6", "rtol = true", "problem.toml:13: compare.default.rtol must be a number."),
    ("problem.toml", "rtol = 1e-6", "rtol = -1.0", "problem.toml:13: compare.default.rtol must be zero or more."),
    ("problem.toml", "rtol = 1e-6", "alpha = 1e-6", "problem.toml:13: compare.default.alpha is not an option of allclose"),
    ("problem.toml", "rtol = 1e-6", "rtoll = 1e-6", 'problem.toml:13: compare.default.rtoll is not a key of the format. Did you mean "rtol"?'),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[compare.fields.centerd]\nmethod = 'exact'", 'compare.fields.centerd: no entry returns "centerd". Did you mean "centred"?'),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[limits]\ncpu = 0", "problem.toml:16: limits.cpu must be above zero."),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[limits]\nmemry = 1", 'problem.toml:16: limits.memry is not a key of the format. Did you mean "memory"?'),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[[forbid]]\nname = 'a'\nimport = 'b'\ninstead = 'c'", "problem.toml:15: A [[forbid]] has exactly one of name, import, operator or string."),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[[forbid]]\nname = 'a'", "problem.toml:15: forbid.instead is missing."),
    ("problem.toml", "atol = 1e-9", "atol = 1e-9\n[[forbid]]\noperator = '@@'\ninstead = 'c'", 'problem.toml:16: The operator "@@" is unknown'),
    ("problem.toml", 'name = "centre"', 'name = "centre"\nkind = "class"', "problem.toml:8: centre is a class: drive.py needs a function of its name."),
    ("problem.toml", 'name = "centre"', 'name = "centre"\nmutates = ["y"]', 'problem.toml:8: mutates: "y" is no input.'),
    ("problem.toml", 'returns = ["centred"]', 'returns = ["centred"]\n[entry.pictures]\nz = "curve"', 'pictures: "z" is no input and no output.'),
    ("problem.toml", 'returns = ["centred"]', 'returns = ["centred"]\n[entry.pictures]\nx = "movie"', 'entry.pictures.x "movie" is unknown: image, points, curve, boxes, matrix.'),
    # Python
    ("starter.py", "-> np.ndarray:", "-> np.ndarray", "starter.py:4: Not valid Python"),
    ("starter.py", "x: np.ndarray", "x", "starter.py:4: centre: no type hint for x."),
    ("starter.py", " -> np.ndarray:", ":", "starter.py:4: centre: no type hint for the result."),
    ("starter.py", "axis: int", "size: int", 'starter.py:4: No input may be named "size"'),
    ("starter.py", "axis: int = -1", "*axis: int", "starter.py:4: *axis: the inputs of an entry are named one by one."),
    ("starter.py", "def centre", "def center", 'starter.py: centre is not defined here. Did you mean "center"?'),
    ("reference.py", "def centre", "def center", "reference.py: centre is not defined here."),
    ("reference.py", "axis=-1", "axis=0", "reference.py:4: centre: the default of axis is 0; starter.py says -1."),
    ("reference.py", "axis=-1", "axis", "reference.py:4: centre: the default of axis is None; starter.py says -1."),
    ("accepted/plain_loops.py", "def centre", "def center", "accepted/plain_loops.py: centre is not defined here."),
    ("accepted/plain_loops.py", "# style: loops", "# loops", "accepted/plain_loops.py:1: The header says what is different"),
    ("cases.py", "def build(cases):", "def built(cases):", "cases.py: The function build is missing."),
    ("cases.py", "def build(cases):", "def build(a, b):", "cases.py:22: build takes 1 parameter."),
    ("rejected/single_precision.py", "# verdict: wrong_answer\n", "", "rejected/single_precision.py:1: The header lacks a line: # verdict"),
    ("rejected/single_precision.py", "wrong_answer", "wrong_anser", 'rejected/single_precision.py:1: The verdict "wrong_anser" is unknown'),
    ("rejected/single_precision.py", "wrong_answer", "accepted", 'rejected/single_precision.py:1: The verdict "accepted" is unknown'),
    ("rejected/single_precision.py", "# entry: centre", "# entry: center", 'rejected/single_precision.py:2: The entry "center" is unknown'),
    ("rejected/single_precision.py", "# group: stability", "# group: stabilty", 'Did you mean "stability"?'),
    ("rejected/single_precision.py", "# group: stability", "# grup: stability", '"grup" is not a key of the header. Did you mean "group"?'),
    ("drive.py", None, "import os\ndef centre(submission, x): ...", "drive.py:1: os is not a plain module"),
    ("drive.py", None, "import scipy\ndef centre(submission, x): ...", "drive.py:1: scipy is not of the standard library"),
    ("drive.py", None, "def center(submission, x): ...", "drive.py: The drive has neither a function named as an entry"),
    ("drive.py", None, "def centre(): ...", "drive.py:1: centre: the first parameter is the submission."),
    ("check.py", None, "def centre(inputs, output, expected, expect): ...", "check.py: No output is compared by it"),
    ("problem.toml", 'method = "allclose"                     # or exact', 'method = "check" # or exact', "check.py: The file is missing: centre is compared by it."),
    ("oracle.py", 'REQUIRES = ["scipy"]', "", "oracle.py: REQUIRES"),
    ("oracle.py", 'REQUIRES = ["scipy"]', "REQUIRES = names()", "oracle.py:3: REQUIRES must be a literal"),
    ("oracle.py", "def centre", "def center", "oracle.py: centre has no oracle here, and NOT_COVERED does not say why."),
    ("oracle.py", 'REQUIRES = ["scipy"]', 'REQUIRES = []\nTOLERANCE = {"tol": 1}', "oracle.py:4: TOLERANCE is"),
    # texts
    ("statement.md", "## Edges", "## Corner cases", 'statement.md: The heading "## Edges" is missing.'),
    ("statement.md", "## Task", "# Task", "# Task\": the title is the page's"),
    ("statement.md", "Centring moves", "x" * 130, "statement.md:1: The line has"),
    ("statement.md", "y_i = x_i", "y_i = $x_i", "A $ of this paragraph has no partner"),
    ("statement.md", "One axis is centred", "```python", "The code block that begins here never ends."),
    ("editorial.md", "## Cost", "## Price", 'editorial.md: The heading "## Cost" is missing.'),
    ("editorial.md", "## Pitfalls", "## Sources", '"## Sources" must come after "## Cost"'),
    ("statement.md", "One axis is centred; slices along it do not see each other.", "", 'There is nothing under "## Conventions".'),
    ("hints.md", "## Hint 2", "## Hint 3", 'hints.md:5: The heading is "## Hint 3"; here "## Hint 2" is expected.'),
    ("hints.md", "## Hint 2", "### Hint 2", "hints.md: There are 1 hints"),
    ("followups.toml", "[[followup]]", "[[followups]]", "followups.toml: There are 1 follow-ups; a problem has two to four."),
    ("followups.toml", "question", "queston", 'followups.toml:2: followup.queston is not a key of the format. Did you mean "question"?'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "fault"), FAULTS, ids=[fault[3][:60] for fault in FAULTS])
def test_a_fault_is_found(folder, edit, file, old, new, fault):
    edit(file, old, new)
    found = faults_of(folder)
    assert any(fault in each for each in found), found


def test_all_faults_at_once_in_order(folder, edit):
    edit("problem.toml", 'title = "Centre"', "")
    edit("statement.md", "## Edges", "## Corners")
    edit("starter.py", "x: np.ndarray", "x")
    edit("oracle.py", "def centre", "def center")
    with pytest.raises(Unsound) as unsound:
        load(folder)
    assert [fault.file for fault in unsound.value.faults] == ["oracle.py", "problem.toml", "starter.py", "statement.md"]


UNREADABLE = {
    "no TOML": ('title = "Centre"', "title = "),
    "no entry": ("[[entry]]", "[[entri]]"),
    "no name": ('name = "centre"', 'nam = "centre"'),
}


@pytest.mark.parametrize(("old", "new"), UNREADABLE.values(), ids=UNREADABLE)
def test_entries_that_could_not_be_read_bring_no_fault_of_other_files(folder, edit, old, new):
    edit("problem.toml", old, new)
    found = faults_of(folder)
    assert found
    assert [each for each in found if not each.startswith("problem.toml")] == []
    assert [each for each in found if "no entry returns" in each] == []


def test_a_folder_that_is_not_there(tmp_path):
    assert faults_of(tmp_path / "losses" / "nothing") == [f".: There is no folder {tmp_path / 'losses' / 'nothing'}."]


def test_an_empty_folder(tmp_path):
    assert len(faults_of(tmp_path)) > 9


def test_nothing_is_run(folder, edit):
    for file in ("reference.py", "cases.py", "oracle.py", "starter.py", "accepted/plain_loops.py"):
        edit(
            file,
            "def centre" if file != "cases.py" else "def build",
            "raise SystemExit(1)\ndef build(c): ...\ndef centre",
        )
    load(folder)


def test_every_key_of_the_manifest(folder, edit):
    edit(
        "problem.toml",
        "[compare.default]",
        """kind = "function"
mutates = ["x"]
[entry.compare.fields.centred]
method = "up_to_sign"
axis = 1
linked = [{ field = "centred", axis = 1 }]
scaled = true

[compare.default]""",
    )
    edit("problem.toml", "atol = 1e-9", """nan = "never"
float32_rtol = 1e-3
dtype = "kind"

[limits]
cpu = 3
memory = 64
scale_factor = 4.0
scale_floor_steps = 2_000_000

[[forbid]]
operator = "@"
instead = "Loop."
entries = ["centre"]
""")  # fmt: skip
    problem = load(folder)
    (entry,) = problem.entries
    comparison = entry.comparisons["centred"]
    assert (comparison.method, comparison.axis, comparison.linked) == (Method.UP_TO_SIGN, 1, (Linked("centred", 1),))
    assert entry.mutates == ("x",)
    limits = problem.limits
    assert (limits.cpu, limits.memory, limits.scale_factor, limits.scale_floor_steps) == (3.0, 64, 4.0, 2_000_000)
    assert problem.forbids[0].what == "@"


def test_a_field_without_a_method_changes_the_default(folder, edit):
    edit("problem.toml", "atol = 1e-9", """nan = "never"
[compare.fields.centred]
dtype = "kind"
""")  # fmt: skip
    (entry,) = load(folder).entries
    comparison = entry.comparisons["centred"]
    assert (comparison.dtype, comparison.nan, comparison.rtol) == (Dtype.KIND, NanPolicy.NEVER, 1e-6)


def test_a_class_with_a_drive_takes_its_inputs_from_it(folder, edit):
    edit("problem.toml", 'name = "centre"', 'name = "centre"\nkind = "class"')
    edit(
        "problem.toml",
        'method = "allclose"                     # or exact',
        'method = "check"\nlike = "kind" # or exact',
    )
    edit("problem.toml", "rtol = 1e-6\natol = 1e-9", "")
    edit("check.py", None, "def centre(inputs, output, expected, expect): ...")
    edit("drive.py", None, "import numpy as np\ndef centre(submission, data, steps=3, *, rng): ...")
    edit("starter.py", None, 'class centre:\n    """Doc."""\n    def __init__(self, x: int) -> None: ...\n')
    (entry,) = load(folder).entries
    assert entry.kind is Kind.CLASS
    assert entry.driven
    assert entry.params == (Param("data"), Param("steps", default="3"), Param("rng", keyword=True))
    assert entry.comparisons["centred"].like is Like.KIND


def test_the_header_of_a_rejected_solution_may_span_lines(folder, edit):
    edit("rejected/single_precision.py", "float32, which", "float32,\n#   which")
    assert "float32, which" in load(folder).rejected[2].lesson


def test_a_verdict_on_the_whole_source_needs_no_entry(folder, edit):
    edit(
        "rejected/single_precision.py", None, "# verdict: compile_error\n# lesson: A colon is missing.\ndef centre(x)\n"
    )
    assert load(folder).rejected[2].verdict is Verdict.COMPILE_ERROR


def test_the_digest_is_of_the_content(folder, edit):
    before = load(folder)
    edit("editorial.md", "## Cost", "## Cost\n\nLittle.")
    text = load(folder)
    assert text.digest != before.digest
    assert text.judged_digest == before.judged_digest
    edit("reference.py", "np.mean", "np.average")
    assert load(folder).judged_digest != before.judged_digest


def test_find_lists_the_bank(folder):
    assert find(folder.parents[1]) == (folder,)


def test_a_fault_prints_as_editors_understand_it():
    assert str(Fault("cases.py", 3, "Why.")) == "cases.py:3: Why."
    assert str(Fault("cases.py", 0, "Why.")) == "cases.py: Why."
