import clsx from "clsx";

import type { Example, Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Markdown } from "../../ui/Markdown";
import { PythonCode } from "../../ui/PythonCode";
import { Value, valueLabel } from "../verdict/Value";
import reading from "./reading.module.css";
import styles from "./StatementTab.module.css";

/** The task, the examples as the judge has frozen them, and the rules. */
export function StatementTab({ problem }: { problem: Problem }) {
  return (
    <div className={reading.reading}>
      <Markdown text={problem.statement} />
      <Examples problem={problem} />
      <Rules problem={problem} />
    </div>
  );
}

function Examples({ problem }: { problem: Problem }) {
  if (problem.examples_state === "preparing") return <p className={shared.loading}>Preparing the examples …</p>;
  if (problem.examples_state === "failed") return <p className={clsx(shared.notice, shared.warn)}>The examples could not be prepared. The server’s log says why.</p>;
  if (problem.examples.length === 0) return null;
  return (
    <section aria-labelledby="examples-title">
      <h2 id="examples-title">Examples</h2>
      {problem.examples.map((example) => (
        <ExampleView key={example.case} example={example} />
      ))}
    </section>
  );
}

function ExampleView({ example }: { example: Example }) {
  return (
    <div className={styles.example}>
      <PythonCode source={example.call} label={`Call of ${example.entry}`} />
      {example.raises !== null && (
        <p className={clsx(styles.exampleResult, shared.small)}>
          raises <code>{example.raises}</code>
        </p>
      )}
      {example.expected && (
        <div className={styles.exampleResult}>
          <span className={clsx(shared.soft, shared.small)}>returns {valueLabel(example.expected)}</span>
          <Value label="Result" value={example.expected} />
        </div>
      )}
      {example.note && <p className={clsx(shared.soft, shared.small)}>{example.note}</p>}
    </div>
  );
}

function Rules({ problem }: { problem: Problem }) {
  const { cpu, memory } = problem.limits;
  return (
    <section className={clsx(styles.rules, shared.small)} aria-labelledby="rules-title">
      <h2 id="rules-title">Rules</h2>
      <ul>
        <li>
          {cpu} s of CPU for a case, {memory} MB of memory
        </li>
        {problem.forbidden.map(({ what, instead }) => (
          <li key={what}>
            Not allowed: <code>{what}</code>. {instead}
          </li>
        ))}
      </ul>
      {problem.references.length > 0 && (
        <>
          <h2>References</h2>
          <ul>
            {problem.references.map((reference) => (
              <li key={reference}>{reference}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
