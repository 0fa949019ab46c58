/** After solving: the reference, right answers in other styles, and what people get wrong beside the reference. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Suspense } from "react";

import { messageOf } from "../../api/errors";
import { solutionsQuery } from "../../api/queries";
import type { Problem, Solutions } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { lazily } from "../../ui/lazily";
import { PythonCode } from "../../ui/PythonCode";
import { VERDICTS } from "../verdict/names";
import { Times } from "../verdict/Times";
import reading from "./reading.module.css";
import styles from "./SolutionsTab.module.css";

const Diff = lazily(() => import("../../ui/Diff"));

export function SolutionsTab({ problem, shown }: { problem: Problem; shown: boolean }) {
  const solutions = useQuery({ ...solutionsQuery(problem.slug), enabled: shown && problem.editorial_open });
  if (!problem.editorial_open) {
    return (
      <div className={reading.reading}>
        <p>The reference solution, other ways to write it and the common mistakes open when you have solved the problem, or given it up.</p>
      </div>
    );
  }
  if (solutions.data) return <SolutionsView solutions={solutions.data} />;
  if (solutions.error) {
    return (
      <div className={reading.reading}>
        <p className={clsx(shared.notice, shared.bad)}>{messageOf(solutions.error)}</p>
        <button type="button" className={shared.button} onClick={() => void solutions.refetch()}>
          Try again
        </button>
      </div>
    );
  }
  return <p className={shared.loading}>Loading the solutions …</p>;
}

function SolutionsView({ solutions: { reference, accepted, times_state, mistakes, own } }: { solutions: Solutions }) {
  return (
    <div className={reading.reading}>
      <section className={styles.part} aria-labelledby="reference-title">
        <h2 id="reference-title">Reference solution</h2>
        {own && <Times own={own.cpu} reference={own.reference_cpu} />}
        <PythonCode source={reference} label="Reference solution" />
      </section>
      <section className={styles.part} aria-labelledby="styles-title">
        <h2 id="styles-title">Other ways to write it</h2>
        {times_state === "preparing" && <p className={clsx(shared.soft, shared.small)}>Their times are being measured …</p>}
        {accepted.map(({ style, source, cpu_ratio }) => (
          <details key={style} className={styles.solution}>
            <summary>
              {sentence(style)} {cpu_ratio !== null && <span className={clsx(shared.soft, shared.small)}>{asRatio(cpu_ratio)} the reference’s time</span>}
            </summary>
            {own?.reference_cpu && cpu_ratio !== null && (
              <Times own={own.cpu} other={cpu_ratio * own.reference_cpu} reference={own.reference_cpu} />
            )}
            <PythonCode source={source} label={`Solution: ${style}`} />
          </details>
        ))}
      </section>
      <section className={styles.part} aria-labelledby="mistakes-title">
        <h2 id="mistakes-title">Common mistakes</h2>
        <p className={clsx(shared.soft, shared.small)}>Each as it differs from the reference.</p>
        {mistakes.map(({ name, verdict, lesson, source }) => (
          <details key={name} className={styles.solution}>
            <summary>
              {lesson} <span className={clsx(shared.soft, shared.small)}>{VERDICTS[verdict]}</span>
            </summary>
            <Suspense fallback={<p className={shared.loading}>Comparing …</p>}>
              <Diff left={reference} right={source} leftName="Reference" rightName="The mistake" split={false} />
            </Suspense>
          </details>
        ))}
      </section>
    </div>
  );
}

/** A multiple as people say it, with two digits: what differs less is the host's unrest. */
function asRatio(ratio: number): string {
  return `${Number(ratio.toPrecision(2))} ×`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
