import clsx from "clsx";

import shared from "../styles/shared.module.css";
import { MoonIcon, SunIcon } from "../ui/icons";
import { changeSettings, useSettings } from "../ui/settings";

/** Turns the theme that is shown into the other one; Settings can go back to the system's. */
export function ThemeSwitch() {
  const { theme } = useSettings();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const label = dark ? "Use the light theme" : "Use the dark theme";
  return (
    <button
      type="button"
      className={clsx(shared.button, shared.quiet, shared.icon)}
      aria-label={label}
      title={label}
      onClick={() => changeSettings({ theme: dark ? "light" : "dark" })}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
