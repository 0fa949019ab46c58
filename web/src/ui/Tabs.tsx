/** Tabs after the ARIA pattern: arrows move, Home and End jump, the panels stay in the page so that nothing typed is lost. */

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

import { tabAfter } from "./tabKeys";
import styles from "./Tabs.module.css";

export interface Tab<Id extends string> {
  id: Id;
  name: ReactNode;
  panel: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  end?: ReactNode;
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, end }: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent): void => {
    const next = tabAfter(event.key, tabs.findIndex((tab) => tab.id === selected), tabs.length);
    const target = next === null ? undefined : tabs[next];
    if (!target) return;
    event.preventDefault();
    onSelect(target.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus();
  };

  return (
    <div className={styles.tabs}>
      <div className={styles.tabBar}>
        <div className={styles.tabList} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab.id === selected}
              aria-controls={`${base}-${tab.id}-panel`}
              tabIndex={tab.id === selected ? 0 : -1}
              onClick={() => onSelect(tab.id)}
            >
              {tab.name}
            </button>
          ))}
        </div>
        {end}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          className={styles.tabPanel}
          id={`${base}-${tab.id}-panel`}
          aria-labelledby={`${base}-${tab.id}`}
          hidden={tab.id !== selected}
          tabIndex={0}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}
