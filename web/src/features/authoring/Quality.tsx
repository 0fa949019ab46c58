/** How a problem does in use: where an author sees what its statement misleads people to. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";

import { qualityQuery } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { Quality as Found } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./Quality.module.css";

export function Quality({ slug }: { slug: string }) {
  const { data, error } = useQuery(qualityQuery(slug));
  return (
    <section className={styles.quality} aria-labelledby="quality">
      <h2 id="quality">In use</h2>
      {error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(error)}</p>}
      {data?.people === 0 && <p className={shared.soft}>Nobody has submitted a solution yet.</p>}
      {data && data.people > 0 && <Numbers found={data} />}
    </section>
  );
}

function Numbers({ found }: { found: Found }) {
  const numbers: [string, string | number | null][] = [
    ["tried it", found.people],
    ["solved it", found.solved],
    ["gave it up", found.gave_up],
    ["opened a hint", found.opened_hints],
    ["tries until accepted (median)", found.median_tries],
    ["minutes to solve it (median)", found.median_minutes],
  ];
  return (
    <>
      <dl className={styles.numbers}>
        {numbers.map(([name, number]) => (
          <div key={name}>
            <dt className={shared.soft}>{name}</dt>
            <dd>{number ?? "–"}</dd>
          </div>
        ))}
      </dl>
      {found.first_failures.length > 0 && (
        <>
          <h3>What fails first</h3>
          <ul className={styles.list}>
            {found.first_failures.map(({ case: name, people, submissions }) => (
              <li key={name}>
                <code>{name}</code>: {persons(people)}, {submissions === 1 ? "one submission" : `${submissions} submissions`}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.shared_answers.length > 0 && (
        <>
          <h3>Wrong answers that people share, and no lesson explains</h3>
          <ul className={styles.list}>
            {found.shared_answers.map(({ case: name, got, people }) => (
              <li key={`${name} ${got}`}>
                <code>{name}</code>: {persons(people)} got <code>{got}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function persons(count: number): string {
  return count === 1 ? "one person" : `${count} people`;
}
