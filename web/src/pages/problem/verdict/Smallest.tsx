/** Finds, when asked, the smallest input that a submission fails on, and shows it like any failing case. */

import { useMutation } from "@tanstack/react-query";

import { messageOf } from "../../../api/errors";
import { findSmallest } from "../../../api/routes";
import type { Report } from "../../../api/verdict";
import { CaseDetail } from "./CaseDetail";

const SHRINKABLE = new Set(["wrong_answer", "runtime_error"]);

/** Whether a report has an input that could be made smaller. */
export function shrinkable(report: Report): boolean {
  return SHRINKABLE.has(report.verdict) && Boolean(report.failure?.case) && report.failure?.group !== "scale";
}

export function Smallest({ submission }: { submission: number }) {
  const search = useMutation({ mutationFn: () => findSmallest(submission) });
  const found = search.data?.result;
  return (
    <section className="failure" aria-live="polite">
      {!search.isSuccess && (
        <button type="button" className="button" disabled={search.isPending} onClick={() => search.mutate()}>
          {search.isPending ? "Searching, three seconds at most …" : "Find the smallest input that fails"}
        </button>
      )}
      {search.error && <p className="notice bad">{messageOf(search.error)}</p>}
      {search.isSuccess && !found && <p className="soft">Nothing smaller was found: the case above is as small as it gets.</p>}
      {found && (
        <>
          <h3>The smallest input that fails</h3>
          <CaseDetail result={found} />
        </>
      )}
    </section>
  );
}
