/** The frame of every page: skip link, header, the connection's banner, and the page in its main landmark. */

import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";

import { StepsIcon } from "../ui/icons";
import { ConnectionBanner } from "./ConnectionBanner";
import styles from "./Layout.module.css";
import { ThemeSwitch } from "./ThemeSwitch";

const PAGES = [
  { path: "/", name: "Roadmap" },
  { path: "/progress", name: "Progress" },
  { path: "/settings", name: "Settings" },
];

export function Layout({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  useFreshPage(path, main);

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
        <nav aria-label="Pages">
          <ul className={styles.nav}>
            {PAGES.map((page) => (
              <li key={page.path}>
                <Link href={page.path} aria-current={path === page.path ? "page" : undefined}>
                  {page.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.headerEnd}>
          <ThemeSwitch />
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** A page that was opened by a link starts at its top with the focus on it; going back leaves the scroll to the browser. */
function useFreshPage(path: string, main: React.RefObject<HTMLElement | null>): void {
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
    main.current?.focus({ preventScroll: true });
    const place = document.getElementById(window.location.hash.slice(1));
    if (place) place.scrollIntoView();
    else if (!wentBack.current) window.scrollTo(0, 0);
    wentBack.current = false;
  }, [path, main]);
}
