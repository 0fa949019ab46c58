/** Who is signed in, and the few places that are theirs. A native disclosure: Escape, a click outside and every choice close it. */

import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "wouter";

import { open } from "../api/base";
import { signOut } from "../api/accounts";
import { messageOf } from "../api/errors";
import type { Me } from "../api/types";
import { left } from "../features/accounts/visits";
import shared from "../styles/shared.module.css";
import { ChevronIcon } from "../ui/icons";
import styles from "./UserMenu.module.css";

export function UserMenu({ me }: { me: Me }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);

  const close = (): void => menu.current?.removeAttribute("open");
  return (
    <details
      ref={menu}
      className={styles.menu}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary aria-label={`Account of ${me.name}`}>
        <span className={styles.initial} aria-hidden="true">
          {Array.from(me.name)[0]?.toUpperCase()}
        </span>
        <span className={styles.name}>{me.name}</span>
        <ChevronIcon />
      </summary>
      <div className={styles.panel}>
        <p className={clsx(shared.soft, shared.small)}>
          {me.name}, {me.role}
        </p>
        <ul>
          <li>
            <Link href="/settings" onClick={close}>
              Settings
            </Link>
          </li>
          {me.role === "admin" && (
            <li>
              <Link href="/admin" onClick={close}>
                Admin
              </Link>
            </li>
          )}
          <li>
            <SignOut />
          </li>
        </ul>
      </div>
    </details>
  );
}

function SignOut() {
  const [fault, setFault] = useState("");
  const go = async (): Promise<void> => {
    flushSync(() => open("/")); // a page that is left sends what it has not sent yet
    try {
      await signOut();
      left();
    } catch (error) {
      setFault(messageOf(error));
    }
  };
  return (
    <>
      <button type="button" onClick={() => void go()}>
        Sign out
      </button>
      <p role="alert" className={shared.small}>
        {fault}
      </p>
    </>
  );
}

function useClosing(menu: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) menu.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [menu]);
}
