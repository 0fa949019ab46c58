import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type ProxyOptions } from "vite";

/** Every browser that runs this app reads woff2: the other formats of KaTeX's fonts would only fill the package. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!/katex(\.min)?\.css/.test(id)) return null;
      return { code: code.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, ""), map: null };
    },
  };
}

/**
 * `make dev` names the server here. The browser's Host, Origin and cookies are passed on as they are, so the server's own checks
 * hold: no token is added, or any page of the web could use it.
 */
const server: ProxyOptions = { target: process.env.GRADUS_SERVER ?? "http://127.0.0.1:8000" };
const signIn = "^/[^?]*\\?(.*&)?token="; // the server takes the token out of the address and into a cookie

export default defineConfig({
  base: "./", // the server puts the path before it that Gradus lives below
  plugins: [woff2Only(), react()],
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"], // light-dark() as written
    cssCodeSplit: false, // one small file at the start: styles cannot be missing from a page that loads after a lost connection
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
    modulePreload: { polyfill: false },
    manifest: true, // scripts/check-size.mjs adds up what each page loads
  },
  server: { port: 5173, proxy: { "/api": server, [signIn]: server } },
});
