/** What there is to read about a problem: statement, hints, editorial, solutions, past submissions. */

import { useState } from "react";
import { useSearch } from "wouter";

import type { Problem } from "../../api/types";
import { Tabs } from "../../ui/Tabs";
import { EditorialTab } from "./EditorialTab";
import { HintsTab } from "./HintsTab";
import { SolutionsTab } from "./SolutionsTab";
import { StatementTab } from "./StatementTab";
import { SubmissionsTab } from "./SubmissionsTab";

type TabId = "statement" | "hints" | "editorial" | "solutions" | "submissions";

interface ReadingPaneProps {
  problem: Problem;
  takeOver: (source: string) => void;
  /** What stands in the editor. */
  draft: () => string;
}

export function ReadingPane({ problem, takeOver, draft }: ReadingPaneProps) {
  const asked = Number(new URLSearchParams(useSearch()).get("submission")) || null;
  const [tab, setTab] = useState<TabId>(asked ? "submissions" : "statement");
  return (
    <Tabs
      label="About the problem"
      selected={tab}
      onSelect={setTab}
      tabs={[
        { id: "statement", name: "Statement", panel: <StatementTab problem={problem} /> },
        { id: "hints", name: "Hints", panel: <HintsTab problem={problem} /> },
        { id: "editorial", name: "Editorial", panel: <EditorialTab problem={problem} shown={tab === "editorial"} /> },
        { id: "solutions", name: "Solutions", panel: <SolutionsTab problem={problem} shown={tab === "solutions"} /> },
        {
          id: "submissions",
          name: "Submissions",
          panel: <SubmissionsTab problem={problem} shown={tab === "submissions"} asked={asked} takeOver={takeOver} draft={draft} />,
        },
      ]}
    />
  );
}
