/** The theme and the editor, as this browser shows them. */

import clsx from "clsx";

import shared from "../../styles/shared.module.css";
import { changeSettings, FONT_SIZES, type Settings, useSettings } from "../../ui/settings";
import styles from "./SettingsPage.module.css";

const THEMES: [Settings["theme"], string][] = [
  ["system", "Like the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

export function Appearance() {
  const settings = useSettings();
  return (
    <>
      <p className={shared.soft}>Kept in this browser, and used at once.</p>

      <fieldset>
        <legend>Theme</legend>
        {THEMES.map(([theme, name]) => (
          <label key={theme} className={styles.choice}>
            <input type="radio" name="theme" checked={settings.theme === theme} onChange={() => changeSettings({ theme })} />
            {name}
          </label>
        ))}
      </fieldset>

      <fieldset>
        <legend>Editor</legend>
        <label className={styles.choice}>
          Font size
          <select className={shared.field} value={settings.fontSize} onChange={(event) => changeSettings({ fontSize: Number(event.target.value) })}>
            {FONT_SIZES.map((size) => (
              <option key={size} value={size}>
                {size} px
              </option>
            ))}
          </select>
        </label>
        <label className={styles.choice}>
          <input type="checkbox" checked={settings.vim} onChange={(event) => changeSettings({ vim: event.target.checked })} />
          Vim keys
        </label>
        <pre className={clsx(shared.codeBlock, styles.fontSample)} aria-hidden="true">
          {"def softmax(x, axis=-1):\n    shifted = x - x.max(axis=axis, keepdims=True)"}
        </pre>
      </fieldset>
    </>
  );
}
