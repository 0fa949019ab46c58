/** The browser and the system that a User-Agent header names, in words: "Firefox on Linux". */

// The first that fits: most browsers also name those that they are compatible with.
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|OPT|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPad\b/, "iPad"],
  [/\biPhone\b/, "iPhone"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

const find = (names: [RegExp, string][], text: string): string | undefined => names.find(([pattern]) => pattern.test(text))?.[1];

export function deviceName(userAgent: string): string {
  const browser = find(BROWSERS, userAgent) ?? /^[\w.-]{1,40}(?=\/)/.exec(userAgent)?.[0].replace(/^Mozilla$/, "A browser");
  const system = find(SYSTEMS, userAgent);
  if (browser === undefined) return system === undefined ? "An unknown device" : `A program on ${system}`;
  return system === undefined ? browser : `${browser} on ${system}`;
}
