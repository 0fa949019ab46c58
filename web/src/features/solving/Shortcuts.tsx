import clsx from "clsx";

import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import styles from "./Shortcuts.module.css";

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
const CTRL = MAC ? "⌘" : "Ctrl";

const KEYS: [keys: string[], what: string][] = [
  [[CTRL, "Enter"], "Run the examples and your own cases"],
  [[CTRL, "Shift", "Enter"], "Submit: judge all cases"],
  [["e"], "Go to the editor"],
  [["Esc", "Tab"], "Leave the editor (one after the other; Tab alone indents)"],
  [[CTRL, "Space"], "Complete the name at the cursor"],
  [[CTRL, "/"], "Comment or uncomment the line"],
  [[CTRL, "F"], "Find and replace in the editor"],
  [["← →", "↑ ↓"], "Move a pane's border that has the focus"],
  [["?"], "Show these shortcuts"],
];

export function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className={styles.shortcuts}>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={clsx(shared.soft, shared.small)}>Vim keys can be switched on in the settings. With them, Esc is Vim’s: press it once more before Tab.</p>
    </Dialog>
  );
}
