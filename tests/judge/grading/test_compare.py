"""Right is accepted however it is written, wrong is not: (expected, got) as tables, by method."""

import numpy as np
import pytest

from judge import wire
from judge.grading.compare import compare
from judge.package.problem import Comparison, Dtype, Like, Linked, Method, NanPolicy
from judge.verdict import Wrong

A = np.array
NAN, INF = np.nan, np.inf
EXACT = Comparison(method=Method.EXACT)
KIND = Comparison(dtype=Dtype.KIND)
EXACT_KIND = Comparison(method=Method.EXACT, dtype=Dtype.KIND)
EXACT_DTYPE = Comparison(dtype=Dtype.EXACT)
NEVER_NAN = Comparison(nan=NanPolicy.NEVER)
SCALED = Comparison(scaled=True)
TIGHT = Comparison(rtol=0.0, atol=0.0)
SINGLE = Comparison(float32_rtol=1e-4)
TINY = Comparison(rtol=1e-6, atol=0.0)


@pytest.fixture
def kinds(entry):
    def run(expected, got, comparison, **options):
        found = compare(expected, got, entry("y", y=comparison), **options)
        assert all(mismatch.output == "y" and mismatch.sentence for mismatch in found)
        return [mismatch.kind for mismatch in found]

    return run


RIGHT = [
    # what a person may write otherwise
    (A([1.0, 2.0]), [1.0, 2.0], Comparison()),
    (A([1.0, 2.0]), (1, 2), Comparison()),
    (A([[1.0, 2.0], [3.0, 4.0]]), [A([1.0, 2.0]), (3, np.float32(4))], Comparison()),
    ([1.0, 2.0], A([1.0, 2.0]), Comparison()),
    ((1.0, "a"), [1.0, "a"], Comparison()),
    ([A([1.0]), A([2.0, 3.0])], (A([1.0]), [2, 3]), Comparison()),
    (np.float64(2.5), 2.5, Comparison()),
    (2.5, A(2.5), Comparison()),
    (A(3), 3.0, Comparison()),
    (True, 1, Comparison()),
    (A([True, False]), [1, 0.0], Comparison()),
    (A([0.0]), A([-0.0]), Comparison()),
    (A([-0.0]), A([0.0]), EXACT),
    (1.0, 1 + 0j, Comparison()),
    (None, None, Comparison()),
    ("text", np.str_("text"), Comparison()),
    (b"bytes", np.bytes_(b"bytes"), Comparison()),
    (A(["a", "bc"]), ["a", "bc"], EXACT),
    (["a", "bc"], A(["a", "bc"]), EXACT),
    ({"a": 1.0, "b": A([2.0])}, {"b": [2.0], "a": 1}, Comparison()),
    ({1: "x", (1, 2): "y"}, {(1, 2): "y", 1.0: "x"}, Comparison()),
    ({NAN: 1.0}, {float("nan"): 1.0}, Comparison()),
    ({1, 2}, frozenset({1.0, 2}), Comparison()),
    ({1.0, 2.0}, {1.0 + 1e-9, 2.0}, Comparison()),
    ({(1, "a")}, {(1, "a")}, EXACT),
    # emptiness: a list cannot say more than []
    (np.zeros((0, 3)), [], Comparison()),
    (np.zeros((2, 0)), [[], []], Comparison()),
    (np.zeros((2, 0, 3)), [[], []], Comparison()),
    ([], np.zeros(0), Comparison()),
    ([], (), EXACT),
    ({}, {}, Comparison()),
    (np.zeros(0, dtype=int), [], KIND),
    # tolerances
    (A([1.0, 2.0]), A([1.0 + 9e-7, 2.0]), Comparison()),
    (A([0.0]), A([1e-9]), Comparison()),
    (A([1e10]), A([1e10 + 9e3]), Comparison()),
    (A([1.0, 1e6]), A([1.9, 1e6]), SCALED),
    (A([0.0, 0.0]), A([1e-10, 0.0]), SCALED),
    (A([1.0], dtype=np.float32), A([1.0 + 5e-7]), Comparison()),
    (A([1.0]), A([1.00005], dtype=np.float32), SINGLE),
    (A([1.0]), A([1.0004], dtype=np.float16), Comparison(float32_rtol=1e-3)),
    (A([1, 2], dtype=np.uint8), A([1, 2], dtype=np.int64), Comparison()),
    (A([1 + 2j]), A([1 + 2j * (1 + 1e-8)]), Comparison()),
    # NaN and infinity
    (A([NAN, 1.0]), [float("nan"), 1.0], Comparison()),
    (A([INF, -INF]), A([INF, -INF]), Comparison()),
    (A([INF, 1.0]), A([INF, 1.0 + 1e-8]), Comparison()),
    (A([INF, NAN, 1.0]), A([INF, NAN, 1.0]), SCALED),
    (A([NAN]), A([NAN]), EXACT),
    (NAN, NAN, EXACT),
    # integers
    (2**70, 2**70, EXACT),
    ([2**70, 1], [2**70, 1], EXACT),
    (float(2**70), 2**70, EXACT),
    (A([2**62]), [2**62], EXACT),
    (A([1, 2]), A([1.0, 2.0]), EXACT),
    # dtypes
    (A([1.0]), A([1.0], dtype=np.float32), KIND),
    (A([1]), A([1], dtype=np.uint8), KIND),
    (A([1.0, 2.0]), [1, 2.0], KIND),
    (A([True]), [np.True_], KIND),
    (1.0, np.float64(1.0), EXACT_DTYPE),
    (A([1.0]), [1.0], EXACT_DTYPE),
    (A([1]), [1], EXACT_DTYPE),
    ([1, 2.5, True], [1, 2.5, True], EXACT_KIND),
]


@pytest.mark.parametrize(("expected", "got", "comparison"), RIGHT)
def test_right(kinds, expected, got, comparison):
    assert kinds(expected, got, comparison) == []


WRONG = [
    # shapes are never broadcast
    (A([1.0, 1.0]), 1.0, Comparison(), Wrong.SHAPE),
    (A([1.0, 1.0]), A([1.0]), Comparison(), Wrong.SHAPE),
    (1.0, A([1.0]), Comparison(), Wrong.SHAPE),
    (1.0, [1.0], Comparison(), Wrong.SHAPE),
    (A([1.0, 2.0]), A([[1.0], [2.0]]), Comparison(), Wrong.SHAPE),
    (A([[1.0, 2.0]]), A([1.0, 2.0]), Comparison(), Wrong.SHAPE),
    (np.zeros((0, 3)), np.zeros((0, 2)), Comparison(), Wrong.SHAPE),
    (np.zeros((0, 3)), np.zeros(0), Comparison(), Wrong.SHAPE),
    (np.zeros((2, 0)), [], Comparison(), Wrong.SHAPE),
    (A([[1.0, 2.0], [3.0, 4.0]]), [[1.0, 2.0], [3.0]], Comparison(), Wrong.SHAPE),
    ([1.0, 2.0], [1.0, 2.0, 3.0], Comparison(), Wrong.SHAPE),
    ([[1], [2, 3]], [[1], [2]], Comparison(), Wrong.SHAPE),
    # other things altogether
    (A([1.0]), None, Comparison(), Wrong.STRUCTURE),
    (A([1.0]), "1.0", Comparison(), Wrong.STRUCTURE),
    (A([1.0]), {"a": 1.0}, Comparison(), Wrong.STRUCTURE),
    (A([1.0, 2.0]), [1.0, None], Comparison(), Wrong.STRUCTURE),
    (A([1.0, 2.0]), [1.0, "2.0"], Comparison(), Wrong.STRUCTURE),
    (A([1.0]), ["1.0"], Comparison(), Wrong.STRUCTURE),
    (A(["1"]), [1], EXACT, Wrong.STRUCTURE),
    (A(["a"]), [b"a"], EXACT, Wrong.STRUCTURE),
    ("a", b"a", EXACT, Wrong.STRUCTURE),
    (None, 0, Comparison(), Wrong.STRUCTURE),
    (None, NAN, Comparison(), Wrong.STRUCTURE),
    ({1, 2}, [1, 2], Comparison(), Wrong.STRUCTURE),
    ({"a": 1}, [("a", 1)], Comparison(), Wrong.STRUCTURE),
    ({"a": 1}, {"b": 1}, Comparison(), Wrong.STRUCTURE),
    ({"a": 1}, {"a": 1, "b": 1}, Comparison(), Wrong.STRUCTURE),
    ([1, "a"], 1, Comparison(), Wrong.STRUCTURE),
    (1.0, wire.Rng(1), Comparison(), Wrong.STRUCTURE),
    (1.0, wire.Layout(np.zeros(2), "list"), Comparison(), Wrong.STRUCTURE),
    # NaN is no number, infinity is not near anything
    (1.0, NAN, Comparison(), Wrong.NON_FINITE),
    (A([1.0, 2.0]), A([NAN, 2.0]), EXACT, Wrong.NON_FINITE),
    (A([1.0]), A([INF]), Comparison(), Wrong.NON_FINITE),
    (A([INF]), A([5.0]), Comparison(), Wrong.VALUE),
    (A([INF]), A([-INF]), Comparison(), Wrong.SIGN),
    (A([NAN]), A([0.0]), Comparison(), Wrong.VALUE),
    (A([INF, 1.0]), A([NAN, 1.0]), Comparison(), Wrong.VALUE),
    (A([NAN, 1.0]), A([NAN, 1.0]), NEVER_NAN, Wrong.NON_FINITE),
    (1e308, -1e308, Comparison(), Wrong.SIGN),
    # just beyond the tolerance
    (A([1.0]), A([1.0 + 2e-6]), Comparison(), Wrong.PRECISION),
    (A([1.0, 0.0]), A([1.0, 2e-9]), Comparison(), Wrong.PRECISION),
    (A([1e-12]), A([2e-12]), TINY, Wrong.CONSTANT_FACTOR),
    (A([1.0, 1e3]), A([1.9, 1e3]), SCALED, Wrong.VALUE),
    (A([1.0, 3.0]), A([1.00005, 3.0]), SINGLE, Wrong.PRECISION),
    (A([2**62]), [2**62 + 1], TIGHT, Wrong.VALUE),
    (A([2**62]), A([2**62 + 1]), EXACT, Wrong.VALUE),
    # exact means exact
    (2**70, 2**70 + 1, EXACT, Wrong.VALUE),
    ([2**60 + 1, 0.5], [2**60, 0.5], EXACT, Wrong.VALUE),
    (2**53 + 1, float(2**53), EXACT, Wrong.VALUE),
    (10**400, INF, Comparison(), Wrong.VALUE),
    (INF, 10**400, Comparison(), Wrong.VALUE),
    ("a", "b", EXACT, Wrong.VALUE),
    (0.5, 0.5 + 1e-12, EXACT, Wrong.PRECISION),
    ({1, 2}, {1, 3}, EXACT, Wrong.VALUE),
    # kinds and dtypes, where they count
    (A([1]), A([True]), KIND, Wrong.DTYPE),
    (1, True, KIND, Wrong.DTYPE),
    (True, 1, EXACT_KIND, Wrong.DTYPE),
    (1.0, 1, KIND, Wrong.DTYPE),
    (A([1.0]), [1], KIND, Wrong.DTYPE),
    (A([1.0, 0.0]), [1.0, False], KIND, Wrong.DTYPE),
    ([1, 2.5], [1.0, 2.5], EXACT_KIND, Wrong.DTYPE),
    ({1: 2}, {True: 2}, KIND, Wrong.STRUCTURE),
    ({1}, {True}, EXACT_KIND, Wrong.VALUE),
    (A([1.0]), A([1.0], dtype=np.float32), EXACT_DTYPE, Wrong.DTYPE),
]


@pytest.mark.parametrize(("expected", "got", "comparison", "kind"), WRONG)
def test_wrong(kinds, expected, got, comparison, kind):
    assert kinds(expected, got, comparison) == [kind]


def test_a_mismatch_says_where_and_how_much(entry):
    expected = {"layers": [A([[1.0, 2.0], [3.0, 4.0]])]}
    (found,) = compare(expected, {"layers": [A([[1.0, 2.0], [3.5, 4.0]])]}, entry())
    assert (found.output, found.path, found.index) == ("y", "['layers'][0]", (1, 0))
    assert (found.bad, found.total, found.max_abs, found.max_rel) == (1, 4, 0.5, 0.5 / 3)
    assert found.got.cells == [[1.0, 2.0], [3.5, 4.0]]
    assert found.mask == [[False, False], [True, False]]


def test_errors_are_measured_over_finite_elements(entry):
    (found,) = compare(A([1.0, NAN, 0.0, INF]), A([NAN, NAN, 0.5, 3.0]), entry())
    assert (found.max_abs, found.max_rel, found.bad) == (0.5, None, 3)


def test_errors_are_of_what_differs(entry):
    """Where only zeros are missed there is no relative error, however right the rest is."""
    (found,) = compare(A([0.0, 1e6, 3.0]), A([-0.5, 1e6 + 1e-3, 3.0]), entry())
    assert (found.max_abs, found.max_rel, found.bad) == (0.5, None, 1)


def test_a_list_that_is_compared_as_an_array_has_cells(entry):
    (found,) = compare(A([1.0, 2.0]), [1.0, 5.0], entry())
    assert (found.got.text, found.got.cells, found.mask) == ("[1.0, 5.0]", [1.0, 5.0], [False, True])


class TestOutputs:
    def test_are_judged_each_by_its_own_method_and_reported_in_order(self, entry):
        two = entry("loss", "labels", labels=EXACT)
        assert compare((1.0, [0, 1]), [1.0 + 1e-8, A([0, 1])], two) == ()
        found = compare((1.0, [0, 1]), (2.5, [0, 2]), two)
        assert [mismatch.output for mismatch in found] == ["loss", "labels"]

    @pytest.mark.parametrize("got", [(1, 2), [1, 2], {"b": 2, "a": 1}, A([1, 2])])
    def test_may_come_as(self, entry, got):
        assert compare((1, 2), got, entry("a", "b")) == ()
        assert compare({"a": 1, "b": 2}, got, entry("a", "b")) == ()

    @pytest.mark.parametrize("got", [None, 1.0, (1,), (1, 2, 3), {"a": 1}, {"a": 1, "c": 2}, A(1), "ab"])
    def test_must_be_as_many(self, entry, got):
        (found,) = compare((1, 2), got, entry("a", "b"))
        assert (found.kind, found.output) == (Wrong.STRUCTURE, "")


class TestUnordered:
    SETS = Comparison(method=Method.UNORDERED)
    CLOSE = Comparison(method=Method.UNORDERED, item=Comparison(atol=0.1, rtol=0.0))
    CLUSTERS = Comparison(method=Method.UNORDERED, item=Comparison(method=Method.UNORDERED))

    @pytest.mark.parametrize(
        ("expected", "got", "comparison"),
        [
            ([1, 2, 2], (2, 1, 2), SETS),
            ([(1, 2), (3, 4)], [[3, 4], [1, 2]], SETS),
            (A([[1.0, 2.0], [3.0, 4.0]]), [(3, 4), (1, 2)], SETS),
            ([{"a": 1}, {"b": [2]}], [{"b": (2,)}, {"a": 1.0}], SETS),
            ({1, 2}, [2, 1], SETS),
            ([], [], SETS),
            ([A(NAN), A(1.0)], [1.0, NAN], SETS),
            ([0.0, 0.08, 0.16], [0.08, 0.16, 0.24], CLOSE),
            ([0.16, 0.0, 0.08], [0.08, 0.0, 0.16], CLOSE),
            ([[1, 2], [3]], [[3], [2, 1]], CLUSTERS),
        ],
    )
    def test_right(self, kinds, expected, got, comparison):
        assert kinds(expected, got, comparison) == []

    @pytest.mark.parametrize(
        ("expected", "got", "comparison", "kind"),
        [
            ([1, 2, 2], [1, 1, 2], SETS, Wrong.VALUE),
            ([1, 2], [1, 2, 2], SETS, Wrong.SHAPE),
            ([(1, 2)], [(2, 1)], SETS, Wrong.VALUE),
            ([1, 2], None, SETS, Wrong.STRUCTURE),
            ([1.0], [NAN], CLOSE, Wrong.VALUE),
            ([0.0, 0.0, 0.3], [0.0, 0.35, 0.3], CLOSE, Wrong.VALUE),
            ([[1, 2], [3]], [[1], [2, 3]], CLUSTERS, Wrong.VALUE),
        ],
    )
    def test_wrong(self, kinds, expected, got, comparison, kind):
        assert kinds(expected, got, comparison) == [kind]

    def test_many_rows_within_a_tolerance(self, kinds):
        rows = np.random.default_rng(1).normal(size=(2000, 3))
        shuffled = np.random.default_rng(2).permutation(rows) + 1e-9
        item = Comparison(method=Method.UNORDERED, item=Comparison())
        assert kinds(rows, shuffled, item) == []
        shuffled[7, 1] += 1e-3
        assert kinds(rows, shuffled, item) == [Wrong.VALUE]

    def test_many_records_within_a_tolerance(self, kinds):
        records = [{"name": str(i % 7), "mean": i / 3} for i in range(150)]
        near = [{"mean": record["mean"] + 1e-10, "name": record["name"]} for record in reversed(records)]
        item = Comparison(method=Method.UNORDERED, item=Comparison())
        assert kinds(records, near, item) == []
        near[3]["mean"] += 1.0
        assert kinds(records, near, item) == [Wrong.VALUE]

    def test_augmenting_paths_find_the_matching_that_greed_misses(self, kinds):
        close = Comparison(method=Method.UNORDERED, item=Comparison(atol=1.0, rtol=0.0))
        assert kinds([[0, 9], [1, 0], [2, 0]], [[1, 0], [2, 0], [0, 9]], close) == []
        assert kinds([(1, 5), (0, 5), (2, 5)], [(1, 5.5), (2, 4.5), (0.5, 5.5)], close) == []


class TestUpToSign:
    COMPONENTS = np.random.default_rng(3).normal(size=(2, 3))
    SCORES = np.random.default_rng(4).normal(size=(5, 2))
    FLIP = A([1.0, -1.0])

    @pytest.fixture
    def pca(self, entry):
        linked = (Linked("scores", axis=1),)
        return entry("components", "scores", components=Comparison(method=Method.UP_TO_SIGN, linked=linked))

    def test_right(self, pca):
        c, s = self.COMPONENTS, self.SCORES
        for flip in (self.FLIP, -self.FLIP, -np.ones(2)):
            assert compare((c, s), (c * flip[:, None], s * flip), pca) == ()
        assert compare((c, s), ((c * self.FLIP[:, None]).tolist(), (s * self.FLIP).tolist()), pca) == ()

    def test_a_component_of_zeros_takes_the_sign_of_its_scores(self, pca):
        c, s = self.COMPONENTS * [[1.0], [0.0]], self.SCORES
        assert compare((c, s), (c, s * self.FLIP), pca) == ()

    def test_one_sign_holds_for_a_component_and_its_scores(self, pca):
        c, s = self.COMPONENTS, self.SCORES
        (found,) = compare((c, s), (c * self.FLIP[:, None], s), pca)
        assert (found.output, found.kind) == ("scores", Wrong.SIGN)
        assert "components" in found.sentence

    def test_signs_are_of_whole_components(self, pca):
        c, s = self.COMPONENTS.copy(), self.SCORES
        c[0, 0] *= -1
        found = compare((self.COMPONENTS, s), (c, s), pca)
        assert [(m.output, m.kind, m.bad) for m in found] == [("components", Wrong.SIGN, 1)]

    @pytest.mark.parametrize("change", [lambda c: c.T, lambda c: c * 1.01, lambda c: c * NAN, lambda c: None])
    def test_anything_else_is_wrong(self, pca, change):
        assert compare((self.COMPONENTS, self.SCORES), (change(self.COMPONENTS), self.SCORES), pca)

    def test_along_another_axis(self, entry):
        columns = entry("v", v=Comparison(method=Method.UP_TO_SIGN, axis=-1))
        v = self.COMPONENTS.T
        assert compare(v, v * self.FLIP, columns) == ()
        assert compare(v, v * [[1], [-1], [1]], columns)

    def test_a_vector_is_one_number_a_component(self, entry):
        one = entry("v", v=Comparison(method=Method.UP_TO_SIGN))
        assert compare(A([1.0, 2.0]), A([-1.0, 2.0]), one) == ()


class TestUpToRelabelling:
    LABELS = Comparison(method=Method.UP_TO_RELABELLING)
    NOISE = Comparison(method=Method.UP_TO_RELABELLING, fixed=(-1,))

    @pytest.mark.parametrize(
        ("expected", "got", "comparison"),
        [
            ([0, 0, 1], [5, 5, 2], LABELS),
            (A([0, 0, 1]), A([1.0, 1.0, 0.0]), LABELS),
            (["a", "b", "a"], ["b", "a", "b"], LABELS),
            ([0, 1, -1], [1, 0, -1], NOISE),
            ([[0, 1], [1, 0]], A([[3, 4], [4, 3]]), LABELS),
            ([], [], LABELS),
            (A([2**70, 1], dtype=object).tolist(), [1, 2], LABELS),
        ],
    )
    def test_right(self, kinds, expected, got, comparison):
        assert kinds(expected, got, comparison) == []

    @pytest.mark.parametrize(
        ("expected", "got", "comparison", "kind", "bad"),
        [
            ([0, 0, 1, 1], [0, 0, 0, 0], LABELS, Wrong.VALUE, 2),
            ([0, 0, 1, 1], [0, 1, 2, 2], LABELS, Wrong.VALUE, 1),
            ([0, 0, 1, 1], [1, 1, 0, 1], LABELS, Wrong.VALUE, 1),
            ([0, 0, -1], [0, 0, 1], NOISE, Wrong.VALUE, 1),
            ([0, 0, 1], [-1, -1, 1], NOISE, Wrong.VALUE, 2),
            ([0, 0, 1], [0, 0], LABELS, Wrong.SHAPE, None),
            ([0, 0, 1], [NAN, NAN, 1], LABELS, Wrong.NON_FINITE, 2),
            ([0, 0, 1], ["a", "a", "b"], LABELS, Wrong.STRUCTURE, None),
            ([0, 0, 1], None, LABELS, Wrong.STRUCTURE, None),
        ],
    )
    def test_wrong(self, entry, expected, got, comparison, kind, bad):
        (found,) = compare(expected, got, entry("y", y=comparison))
        assert (found.kind, found.bad) == (kind, bad)


class TestCheck:
    """Only the structure is compared; the values are for check.py."""

    SHAPE = Comparison(method=Method.CHECK)
    KINDS = Comparison(method=Method.CHECK, like=Like.KIND)

    @pytest.mark.parametrize(
        ("expected", "got", "comparison"),
        [
            (A([1.0, 2.0]), [5, 6], SHAPE),
            (A([1.0, 2.0]), [NAN, 6], SHAPE),
            ({"a": [1, "x"], "b": None}, {"b": None, "a": (7, "y")}, SHAPE),
            ([A([1.0]), A([1.0, 2.0])], [[3], (4, 5)], SHAPE),
            ("a", "longer", SHAPE),
            ({1, 2}, {3}, SHAPE),
            (np.zeros((0, 2)), [], SHAPE),
            (A([1.0, 2.0]), np.zeros((3, 4)), KINDS),
            ([A([1.0])], [A([1.0, 2.0]), [3]], KINDS),
            ([["a"], ["b", "c"]], [["x", "y"]], KINDS),
            ([], [1, 2], KINDS),
            ([1, "a"], [2], KINDS),
        ],
    )
    def test_right(self, kinds, expected, got, comparison):
        assert kinds(expected, got, comparison) == []

    @pytest.mark.parametrize(
        ("expected", "got", "comparison", "kind"),
        [
            (A([1.0, 2.0]), [5], SHAPE, Wrong.SHAPE),
            (A([1.0]), ["a"], SHAPE, Wrong.STRUCTURE),
            (A([1.0]), None, SHAPE, Wrong.STRUCTURE),
            (None, 1, SHAPE, Wrong.STRUCTURE),
            ({"a": 1}, {"b": 1}, SHAPE, Wrong.STRUCTURE),
            ([A([1.0]), A([2.0, 3.0])], [[3], [4]], SHAPE, Wrong.SHAPE),
            (["a", "b"], ["a"], SHAPE, Wrong.SHAPE),
            ("a", 1, KINDS, Wrong.STRUCTURE),
            (A([1.0]), 1.0, KINDS, Wrong.SHAPE),
            (1.0, A([1.0]), KINDS, Wrong.SHAPE),
            ([{"a": 1}], [{"a": 1}, 2], KINDS, Wrong.STRUCTURE),
        ],
    )
    def test_wrong(self, kinds, expected, got, comparison, kind):
        assert kinds(expected, got, comparison) == [kind]


def test_colliding_hashes_gain_nothing(kinds):
    count = 200_000  # so many that a table in which they collide would outlast the timeout of a test
    collide = [k * (2**61 - 1) for k in range(1, count + 1)]
    assert kinds(list(range(count)), collide, Comparison(method=Method.UNORDERED)) == [Wrong.VALUE]


def _hollow(*rest):
    return np.zeros((10**9, *rest, 0))


HOLLOW = [
    (A([[1.0]]), _hollow(), Comparison()),
    ([[1.0], [2.0]], _hollow(), Comparison(method=Method.UNORDERED)),
    (_hollow(), _hollow(), Comparison(method=Method.UNORDERED)),
    (_hollow(), _hollow(2), Comparison(method=Method.UNORDERED)),
    (_hollow(), _hollow(), Comparison(method=Method.UNORDERED, item=Comparison(method=Method.UNORDERED))),
    ([A([1.0]), A([2.0])], _hollow(), Comparison(method=Method.CHECK, like=Like.KIND)),
    ([A([1.0]), A([2.0])], _hollow(), Comparison(method=Method.CHECK, like=Like.SHAPE)),
    ([[], []], _hollow(), Comparison(method=Method.CHECK, like=Like.KIND)),
    (_hollow(), _hollow(), Comparison(method=Method.UP_TO_SIGN)),
    (_hollow(), _hollow(), Comparison(method=Method.UP_TO_RELABELLING)),
    (_hollow(), _hollow(1), Comparison()),
    (_hollow(), [_hollow()], Comparison()),
    ([_hollow()], [_hollow()], Comparison(method=Method.EXACT)),
]


@pytest.mark.parametrize(("expected", "got", "comparison"), HOLLOW)
def test_rows_without_elements_cost_nothing(kinds, expected, got, comparison):
    """A billion of them: whoever looked at each would outlast the timeout of a test."""
    kinds(expected, got, comparison)


def test_rows_without_elements_in_any_order_are_counted(entry):
    unordered = entry("y", y=Comparison(method=Method.UNORDERED))
    assert compare(np.zeros((3, 0)), np.zeros((3, 0)), unordered) == ()
    (mismatch,) = compare(np.zeros((3, 0)), np.zeros((3, 2, 0)), unordered)
    assert (mismatch.bad, mismatch.total) == (3, 3)


@pytest.mark.parametrize("comparison", [Comparison(), EXACT])
@pytest.mark.parametrize(("expected", "got"), [(2**63 + 4096, 7), (7, 2**64 - 1), ([1, 2**63 + 4096], [1, 7])])
def test_large_integers_are_told_as_they_came(entry, expected, got, comparison):
    (mismatch,) = compare(expected, got, entry("y", y=comparison))
    assert "np." not in mismatch.sentence
    (mismatch,) = compare(np.uint64(2**63), np.uint64(7), entry("y", y=comparison))
    assert "np.uint64(7)" in mismatch.sentence
