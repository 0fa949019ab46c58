/** What the judge says, and beside it the cases that the user adds to a run. */

import type { Problem } from "../../api/types";
import type { Actions } from "../../editor/setup";
import { Tabs } from "../../ui/Tabs";
import { CasesTab } from "./CasesTab";
import { ResultTabView } from "./ResultTab";
import type { CustomCases } from "./useCustomCases";
import type { SubmissionState } from "./useSubmission";

export type ResultTab = "result" | "cases";

interface ResultPaneProps {
  problem: Problem;
  submission: SubmissionState;
  custom: CustomCases;
  tab: ResultTab;
  onTab: (tab: ResultTab) => void;
  actions: Actions;
  goTo: (line: number) => void;
}

export function ResultPane({ problem, submission, custom, tab, onTab, actions, goTo }: ResultPaneProps) {
  const count = custom.cases.length;
  return (
    <Tabs
      label="Results"
      selected={tab}
      onSelect={onTab}
      tabs={[
        { id: "result", name: "Result", panel: <ResultTabView problem={problem} submission={submission} custom={custom} actions={actions} goTo={goTo} /> },
        {
          id: "cases",
          name: count > 0 ? `Your cases (${count})` : "Your cases",
          panel: <CasesTab problem={problem} custom={custom} submission={submission} />,
        },
      ]}
    />
  );
}
