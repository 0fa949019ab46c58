import { seconds } from "./numbers";
import styles from "./Times.module.css";

interface TimesProps {
  own: number;
  reference: number | null;
  /** Another solution's, which stands between the two. */
  other?: number;
}

/** The CPU time of all cases beside the reference's, as bars of one scale. */
export function Times({ own, reference, other }: TimesProps) {
  const lines: [string, number | null | undefined][] = [
    ["Yours", own],
    ["This one", other],
    ["Reference", reference],
  ];
  const known = lines.filter((line): line is [string, number] => typeof line[1] === "number");
  const longest = Math.max(...known.map(([, value]) => value));
  return (
    <dl className={styles.times} aria-label="CPU time of all cases">
      {known.map(([name, value]) => (
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
