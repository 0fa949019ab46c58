/** A failing case as a Python text that runs alone with NumPy: the person's source, the call, and what the judge expects of it. */

import type { Entry } from "../../api/types";
import type { CaseResult, Shown } from "../../api/verdict";

export type Script = { kind: "script"; text: string } | { kind: "none"; why: string };

type Comparison = Entry["comparisons"][number];

const ASSERTABLE = new Set<Comparison["method"]>(["allclose", "exact"]);
const MADE_BY_THE_JUDGE = /\b(?:Fn|Rng)\(/; // what a call may hold that only the judge can make

interface Case {
  source: string;
  slug: string;
  entry: Entry | undefined;
  result: CaseResult;
}

export function scriptOf({ source, slug, entry, result }: Case): Script {
  const cut = cutPart(result);
  if (cut) return { kind: "none", why: `${cut} is too large to be shown whole, so that a script would be wrong.` };
  if (MADE_BY_THE_JUDGE.test(result.call)) return { kind: "none", why: "The call takes something that only the judge can make." };
  const lines = result.call.trimEnd().split("\n");
  const asserts = assertions(entry, result);
  const text = [
    `# ${slug}, case ${result.case}. Needs NumPy alone.`,
    source.trimEnd(),
    "",
    "",
    `# The case, as the judge calls it${result.sentence ? `: ${oneLine(result.sentence)}` : "."}`,
    "import numpy as np",
    "from numpy import inf, nan",
    "",
    ...(asserts ? [assigned(lines), "", ...asserts] : [...lines, ...(result.expected ? remark(entry, result.expected) : [])]),
    "",
  ];
  return { kind: "script", text: text.join("\n") };
}

/** The first part of a case that is not whole; null where all are. */
function cutPart({ call, inputs, expected }: CaseResult): string | null {
  if (!call) return "The call";
  const input = inputs.find(({ value }) => value.truncated);
  if (input) return `The input ${input.name}`;
  return expected?.truncated ? "What is expected" : null;
}

function assigned(lines: string[]): string {
  return ["got = " + (lines[0] ?? ""), ...lines.slice(1)].join("\n");
}

/** The lines that assert what is expected; null where a comparison outside of the judge would say something else. */
function assertions(entry: Entry | undefined, { call, expected }: CaseResult): string[] | null {
  if (!entry || !expected || entry.driven || !call.startsWith(`${entry.name}(`)) return null;
  const ways = entry.comparisons;
  if (ways.length === 0 || !ways.every((way) => ASSERTABLE.has(way.method))) return null;
  const outputs = entry.returns.map((name, i) => {
    const [got, wanted] = entry.returns.length === 1 ? ["got", "expected"] : [`got[${i}]`, `expected[${i}]`];
    return `agree(${got}, ${wanted}, ${tolerances(ways[i])}, ${JSON.stringify(name)})`;
  });
  return [...HELPER, "", `expected = ${expected.text}`, "", ...outputs, 'print("The case passes.")'];
}

function tolerances(way: Comparison | undefined): string {
  if (!way || way.method === "exact") return "0, 0, False";
  return `${way.rtol}, ${way.atol}, ${way.scaled ? "True" : "False"}`;
}

const HELPER = `
def agree(got, expected, rtol, atol, scaled, name):
    """Assert that two values agree as the judge compares them; tuples, lists and dicts item by item."""
    if isinstance(expected, dict):
        assert set(got) == set(expected), f"{name}: the keys are {set(got)}, not {set(expected)}"
        for key in expected:
            agree(got[key], expected[key], rtol, atol, scaled, f"{name}[{key!r}]")
    elif isinstance(expected, (tuple, list)):
        assert len(got) == len(expected), f"{name}: {len(got)} items, not {len(expected)}"
        for i, item in enumerate(expected):
            agree(got[i], item, rtol, atol, scaled, f"{name}[{i}]")
    elif expected is None or isinstance(expected, (str, bytes)):
        assert got == expected, f"{name}: {got!r}, not {expected!r}"
    else:
        assert np.shape(got) == np.shape(expected), f"{name}: shape {np.shape(got)}, not {np.shape(expected)}"
        if scaled:  # both tolerances are multiples of the largest magnitude
            sizes = np.abs(expected)[np.isfinite(expected)]
            largest = sizes.max() if sizes.size else 0
            rtol, atol = 0, (rtol + atol) * largest if largest else atol
        np.testing.assert_allclose(got, expected, rtol=rtol, atol=atol, err_msg=name)
`
  .trim()
  .split("\n");

function remark(entry: Entry | undefined, expected: Shown): string[] {
  const why = entry?.driven
    ? "the judge calls this entry by more than the lines above"
    : "right answers are many, or are compared in a way that only the judge has";
  return ["", `# Nothing is asserted: ${why}. What the reference returns:`, ...expected.text.split("\n").map((line) => `#   ${line}`)];
}

function oneLine(sentence: string): string {
  return sentence.replace(/\s+/g, " ").trim();
}
