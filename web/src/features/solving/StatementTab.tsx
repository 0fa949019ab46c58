import clsx from "clsx";

import type { Example, Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Markdown } from "../../ui/Markdown";
import { PythonCode } from "../../ui/PythonCode";
import { Value, valueLabel } from "../verdict/Value";
import reading from "./reading.module.css";
import styles from "./StatementTab.module.css";

/** The task, the examples as the judge has frozen them, what else holds, and how it is judged. */
export function StatementTab({ problem }: { problem: Problem }) {
  const [task, rest] = splitAtDetails(problem.statement);
  return (
    <div className={reading.reading}>
      <Markdown text={task} figures={problem.figures} />
      <Examples problem={problem} />
      {rest && <Markdown text={rest} figures={problem.figures} />}
      <Forbidden problem={problem} />
      <Judging problem={problem} />
      <References problem={problem} />
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

/** One example: its call, what it gives, and what is to be known of it. */
export function ExampleView({ example }: { example: Example }) {
  return (
    <div className={styles.example}>
      <PythonCode source={example.call} label={`Call of ${example.entry}`} />
      {example.case_call && (
        <details className={shared.small}>
          <summary>The same as a case of your own</summary>
          <PythonCode source={example.case_call} label={`Case of ${example.entry}`} />
        </details>
      )}
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

const DETAILS = /^## Inputs and outputs\s*$/m;

/** The idea and the task, and what follows them: the examples stand in between. */
export function splitAtDetails(statement: string): [string, string] {
  const at = statement.search(DETAILS);
  return at < 0 ? [statement, ""] : [statement.slice(0, at), statement.slice(at)];
}

function Forbidden({ problem }: { problem: Problem }) {
  if (problem.forbidden.length === 0) return null;
  return (
    <section className={styles.rules} aria-labelledby="forbidden-title">
      <h2 id="forbidden-title">Not allowed</h2>
      <ul>
        {problem.forbidden.map(({ what, instead }) => (
          <li key={what}>
            <code>{what}</code>. {instead}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is there for fairness alone; nobody needs it to solve the problem, so it is folded. */
function Judging({ problem }: { problem: Problem }) {
  const { comparisons, limits, notes } = problem.judging;
  return (
    <details className={styles.rules}>
      <summary>
        <h2>How it is judged</h2>
      </summary>
      <Markdown text={[...comparisons, ...limits].map((line) => `- ${line}`).join("\n")} />
      {notes && <Markdown text={notes} />}
    </details>
  );
}

function References({ problem }: { problem: Problem }) {
  if (problem.references.length === 0) return null;
  return (
    <section className={clsx(styles.rules, shared.small)} aria-labelledby="references-title">
      <h2 id="references-title">References</h2>
      <ul>
        {problem.references.map((reference) => (
          <li key={reference}>{reference}</li>
        ))}
      </ul>
    </section>
  );
}
