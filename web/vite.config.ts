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

/** `npm run dev` shows this server's data: GRADUS_TOKEN is what it has in <home>/token. */
const server = process.env.GRADUS_SERVER ?? "http://127.0.0.1:8000";
const token = process.env.GRADUS_TOKEN;
const api: ProxyOptions = {
  target: server,
  changeOrigin: true,
  headers: token ? { Authorization: `Bearer ${token}` } : {},
  configure: (proxy) => {
    proxy.on("proxyReq", (request) => {
      request.removeHeader("origin"); // the server turns other origins away, and here the page is Vite's
    });
  },
};

export default defineConfig({
  plugins: [woff2Only(), react()],
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"], // light-dark() as written
    cssCodeSplit: false, // one small file at the start: styles cannot be missing from a page that loads after a lost connection
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
    modulePreload: { polyfill: false },
    manifest: true, // scripts/check-size.mjs adds up what each page loads
  },
  server: { port: 5173, proxy: { "/api": api } },
});
