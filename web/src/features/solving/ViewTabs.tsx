import styles from "./ViewTabs.module.css";

export type View = "problem" | "code" | "results";

const VIEWS: [View, string][] = [
  ["problem", "Problem"],
  ["code", "Code"],
  ["results", "Results"],
];

/** On narrow windows: which of the three panes is shown. The panes themselves stay in the page. */
export function ViewTabs({ view, onSelect }: { view: View; onSelect: (view: View) => void }) {
  return (
    <nav className={styles.viewTabs} aria-label="Panes">
      {VIEWS.map(([id, name]) => (
        <button key={id} type="button" aria-pressed={view === id} aria-controls={`pane-${id}`} onClick={() => onSelect(id)}>
          {name}
        </button>
      ))}
    </nav>
  );
}
