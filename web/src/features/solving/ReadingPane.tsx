/** What there is to read about a problem: statement, hints, editorial, past submissions. */

import { useState } from "react";
import { useSearch } from "wouter";

import type { Problem } from "../../api/types";
import { Tabs } from "../../ui/Tabs";
import { EditorialTab } from "./EditorialTab";
import { HintsTab } from "./HintsTab";
import { StatementTab } from "./StatementTab";
import { SubmissionsTab } from "./SubmissionsTab";

type TabId = "statement" | "hints" | "editorial" | "submissions";

interface ReadingPaneProps {
  problem: Problem;
  takeOver: (source: string) => void;
}

export function ReadingPane({ problem, takeOver }: ReadingPaneProps) {
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
        {
          id: "submissions",
          name: "Submissions",
          panel: <SubmissionsTab problem={problem} shown={tab === "submissions"} asked={asked} takeOver={takeOver} />,
        },
      ]}
    />
  );
}
