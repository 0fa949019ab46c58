/** The frame of every page: skip link, header, the connection's banner, and the page in its main landmark. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";

import { optionsQuery } from "../api/accounts";
import { useMe } from "../api/queries";
import { useSignedOut } from "../api/session";
import { StepsIcon } from "../ui/icons";
import { useOwner } from "../ui/storage";
import { ConnectionBanner } from "./ConnectionBanner";
import styles from "./Layout.module.css";
import { ThemeSwitch } from "./ThemeSwitch";
import { UserMenu } from "./UserMenu";

const PAGES = [
  { path: "/", name: "Roadmap" },
  { path: "/progress", name: "Progress" },
];
const AUTHORING = { path: "/authoring", name: "Authoring" };
const SETTINGS = { path: "/settings", name: "Settings" }; // where there are accounts, it stands in the menu of whoever is signed in

export function Layout({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const signedOut = useSignedOut();
  const me = useMe();
  const options = useQuery({ ...optionsQuery, enabled: signedOut });
  const withoutAccounts = useOwner() === null && me.data?.mode !== "accounts";
  const hasPages = !signedOut || options.data?.mode === "local";
  const writes = me.data !== undefined && me.data.role !== "member";
  const pages = [...PAGES, ...(writes ? [AUTHORING] : []), ...(withoutAccounts ? [SETTINGS] : [])];
  useFreshPage(path, signedOut, main);

  return (
    <>
      <a className={styles.skipLink} href="#main" onClick={() => main.current?.focus()}>
        Skip to the content
      </a>
      <header className={styles.header}>
        <Link href="/" className={styles.brand} aria-label="Gradus: to the roadmap">
          <StepsIcon />
          <span>Gradus</span>
        </Link>
        {hasPages && <PageLinks pages={pages} path={path} />}
        <div className={styles.headerEnd}>
          <ThemeSwitch />
          {me.data?.mode === "accounts" && !signedOut && <UserMenu me={me.data} />}
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function PageLinks({ pages, path }: { pages: typeof PAGES; path: string }) {
  return (
    <nav aria-label="Pages">
      <ul className={styles.nav}>
        {pages.map((page) => (
          <li key={page.path}>
            <Link href={page.path} aria-current={path === page.path ? "page" : undefined}>
              {page.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A page that was opened by a link starts at its top with the focus on it; going back leaves the scroll to the browser. */
function useFreshPage(path: string, signedOut: boolean, main: React.RefObject<HTMLElement | null>): void {
  const first = useRef(true);
  const wentBack = useRef(false);

  useEffect(() => {
    const note = (): void => {
      wentBack.current = true;
    };
    window.addEventListener("popstate", note);
    return () => window.removeEventListener("popstate", note);
  }, []);

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    const place = document.getElementById(window.location.hash.slice(1));
    if (place) place.scrollIntoView();
    else if (!wentBack.current) window.scrollTo(0, 0);
    wentBack.current = false;
  }, [path, signedOut, main]);
}
