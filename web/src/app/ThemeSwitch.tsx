import { changeSettings, useSettings } from "../ui/settings";
import { MoonIcon, SunIcon } from "../ui/icons";

/** Turns the theme that is shown into the other one; Settings can go back to the system's. */
export function ThemeSwitch() {
  const { theme } = useSettings();
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  const label = dark ? "Use the light theme" : "Use the dark theme";
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={label}
      title={label}
      onClick={() => changeSettings({ theme: dark ? "light" : "dark" })}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
