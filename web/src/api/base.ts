/** The path before every address of this server: "" where Gradus has a host for itself, else like "/gradus". The page names it. */

import { navigate } from "wouter/use-browser-location";

export const BASE = typeof document === "undefined" ? "" : pathOf(document); // tests of functions have no page

function pathOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="public-path"]')?.content ?? "";
}

/** An address of the server, such as "/api/health", as the browser needs it. */
export const address = (path: string): string => BASE + path;

/** Opens a page of the app from where no router is at hand. */
export const open = (path: string, options?: { replace?: boolean }): void => navigate(address(path), options);

/** The page that is open, as the app calls it, with its query. */
export const openPage = (): string => (window.location.pathname.slice(BASE.length) || "/") + window.location.search;
