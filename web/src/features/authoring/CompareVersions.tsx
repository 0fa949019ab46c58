/** Two versions of a problem, chosen in the address, and the files in which they differ. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useSearchParams } from "wouter";

import { versionQuery } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { ProblemVersion } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./CompareVersions.module.css";
import { FilesDiff } from "./FilesDiff";

export function CompareVersions({ slug, items }: { slug: string; items: ProblemVersion[] }) {
  const [search, setSearch] = useSearchParams();
  const numbers = items.map((item) => item.number); // the newest first
  const asked = (name: string, otherwise: number | undefined): number => {
    const number = Number(search.get(name));
    return numbers.includes(number) ? number : (otherwise ?? 0);
  };
  const older = asked("from", numbers[1]);
  const newer = asked("to", numbers[0]);
  const left = useQuery(versionQuery(slug, older));
  const right = useQuery(versionQuery(slug, newer));
  const error = left.error ?? right.error;
  const choose = (name: string, number: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, number);
        return next;
      },
      { replace: true },
    );
  return (
    <section className={styles.compare} aria-labelledby="compare">
      <h2 id="compare">What differs</h2>
      <div className={styles.choices}>
        <Choice label="From" numbers={numbers} value={older} choose={(number) => choose("from", number)} />
        <Choice label="to" numbers={numbers} value={newer} choose={(number) => choose("to", number)} />
      </div>
      {error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(error)}</p>}
      {left.data && right.data && (
        <FilesDiff key={`${older} ${newer}`} left={left.data.files} right={right.data.files} leftName={`Version ${older}`} rightName={`Version ${newer}`} />
      )}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  numbers: number[];
  value: number;
  choose: (number: string) => void;
}

function Choice({ label, numbers, value, choose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select className={shared.field} value={value} onChange={(event) => choose(event.target.value)}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            version {number}
          </option>
        ))}
      </select>
    </label>
  );
}
