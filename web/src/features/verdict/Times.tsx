import { seconds } from "./numbers";
import styles from "./Times.module.css";

/** The CPU time of all cases beside the reference's, as two bars of one scale. */
export function Times({ own, reference }: { own: number; reference: number | null }) {
  const longest = Math.max(own, reference ?? 0);
  const lines: [string, number][] = [["Yours", own], ...(reference === null ? [] : [["Reference", reference] satisfies [string, number]])];
  return (
    <dl className={styles.times} aria-label="CPU time of all cases">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.timeBar} aria-hidden="true">
              <span className={name === "Yours" ? styles.own : undefined} style={{ width: `${longest > 0 ? (100 * value) / longest : 0}%` }} />
            </span>
            {seconds(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
