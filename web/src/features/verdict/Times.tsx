import { seconds } from "./numbers";

/** The CPU time of all cases beside the reference's, as two bars of one scale. */
export function Times({ own, reference }: { own: number; reference: number | null }) {
  const longest = Math.max(own, reference ?? 0);
  const lines: [string, number][] = [["Yours", own], ...(reference === null ? [] : [["Reference", reference] satisfies [string, number]])];
  return (
    <dl className="times" aria-label="CPU time of all cases">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="time-bar" aria-hidden="true">
              <span className={name === "Yours" ? "own" : ""} style={{ width: `${longest > 0 ? (100 * value) / longest : 0}%` }} />
            </span>
            {seconds(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
