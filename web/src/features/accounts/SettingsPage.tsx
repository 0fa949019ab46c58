/** What a person can choose for this browser. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { meQuery } from "../../api/queries";
import { useTitle } from "../../ui/useTitle";
import { changeSettings, FONT_SIZES, type Settings, useSettings } from "../../ui/settings";
import "./settings.css";

const THEMES: [Settings["theme"], string][] = [
  ["system", "Like the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

export default function SettingsPage() {
  useTitle("Settings");
  const settings = useSettings();
  const me = useQuery(meQuery);
  return (
    <div className="page settings">
      <h1 className="page-title">Settings</h1>
      <p className="soft">Kept in this browser, and used at once.</p>

      <fieldset>
        <legend>Theme</legend>
        {THEMES.map(([theme, name]) => (
          <label key={theme} className="choice">
            <input type="radio" name="theme" checked={settings.theme === theme} onChange={() => changeSettings({ theme })} />
            {name}
          </label>
        ))}
      </fieldset>

      <fieldset>
        <legend>Editor</legend>
        <label className="choice">
          Font size
          <select className="field" value={settings.fontSize} onChange={(event) => changeSettings({ fontSize: Number(event.target.value) })}>
            {FONT_SIZES.map((size) => (
              <option key={size} value={size}>
                {size} px
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input type="checkbox" checked={settings.vim} onChange={(event) => changeSettings({ vim: event.target.checked })} />
          Vim keys
        </label>
        <pre className="code-block font-sample" aria-hidden="true">
          {"def softmax(x, axis=-1):\n    shifted = x - x.max(axis=axis, keepdims=True)"}
        </pre>
      </fieldset>

      {me.data && (
        <p className="soft small">
          Gradus {me.data.version}, running for you alone on this machine. <Link href="/admin">How it runs</Link>
        </p>
      )}
    </div>
  );
}
