/** What is wrong with the draft: what can be seen without running anything, and what the newest check has found. */

import clsx from "clsx";

import shared from "../../styles/shared.module.css";
import type { DraftView } from "./draftFiles";
import { FaultList } from "./FaultList";
import panel from "./panel.module.css";
import type { Check, Place } from "./Workbench";

export function FaultsPanel({ view, check, goTo }: { view: DraftView; check: Check; goTo: (place: Place) => void }) {
  const checked = check.job?.check?.faults ?? [];
  const same = check.job?.digest === view.digest;
  return (
    <div className={panel.panel}>
      <section aria-labelledby="seen-faults">
        <h2 id="seen-faults">Seen without running anything</h2>
        {view.faults.length === 0 ? (
          <p className={shared.soft}>None. A check runs everything and finds the rest.</p>
        ) : (
          <FaultList label="Faults of the draft" faults={view.faults} paths={view.paths} goTo={goTo} />
        )}
      </section>
      {checked.length > 0 && (
        <section aria-labelledby="checked-faults">
          <h2 id="checked-faults">Found by the last check</h2>
          {!same && <p className={clsx(shared.soft, shared.small)}>The files have changed since. Check again to see what is left.</p>}
          <FaultList label="Faults of the last check" faults={checked} paths={view.paths} goTo={goTo} />
        </section>
      )}
    </div>
  );
}
