/** One judged case, whole: the call, what was expected, what came, why it is wrong, and what it printed. */

import clsx from "clsx";
import type { ReactNode } from "react";

import type { CaseResult, Digits, Mismatch } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { PythonCode } from "../../ui/PythonCode";
import styles from "./CaseDetail.module.css";
import { Comparison } from "./Comparison";
import { LineLink } from "./LineLink";
import { Misconception } from "./Misconception";
import { seconds, short } from "./numbers";
import { Value, valueLabel } from "./Value";
import values from "./Value.module.css";
import verdict from "./verdict.module.css";

interface CaseDetailProps {
  result: CaseResult;
  /** The sentence that is already shown above, and is not repeated. */
  shownSentence?: string;
  goTo?: ((line: number) => void) | undefined;
  /** What can be done with this case. */
  actions?: ReactNode;
}

export function CaseDetail({ result, shownSentence = "", goTo, actions }: CaseDetailProps) {
  const { mismatch, expected, got } = result;
  return (
    <div className={styles.caseDetail}>
      {!shownSentence.startsWith(result.sentence) && <p className={verdict.caseSentence}>{result.sentence}</p>}
      {result.note && <p className={clsx(shared.soft, shared.small)}>{result.note}</p>}
      {result.lesson && <Misconception text={result.lesson} />}
      {actions}
      {result.call && (
        <Part title="Call">
          <PythonCode source={result.call} label="Call" className={styles.call} />
        </Part>
      )}
      {result.case_call && (
        <Folded title="The same as a case of your own">
          <PythonCode source={result.case_call} label="Case" className={styles.call} />
        </Folded>
      )}
      {result.traceback && (
        <Part title="Traceback">
          <Traceback text={result.traceback} goTo={goTo} />
        </Part>
      )}
      {mismatch?.expected && mismatch.got ? (
        <MismatchView mismatch={mismatch} />
      ) : (
        <Outputs result={result} />
      )}
      {mismatch?.expected && mismatch.got && expected && got && mismatch.got.text !== got.text && (
        <Folded title="The whole output">
          <Comparison expected={expected} got={got} mask={null} />
        </Folded>
      )}
      {result.inputs.length > 0 && (
        <Folded title={result.inputs.length === 1 ? "Input" : "Inputs"}>
          <Inputs result={result} />
        </Folded>
      )}
      <Printed title="Standard output" text={result.stdout} />
      <Printed title="Standard error" text={result.stderr} />
      {result.case && (
        <p className={clsx(shared.soft, shared.small)}>
          {seconds(result.cpu)} of CPU{result.reference_cpu !== null && `, the reference ${seconds(result.reference_cpu)}`}
        </p>
      )}
    </div>
  );
}

function Outputs({ result: { expected, got, verdict, mismatch } }: { result: CaseResult }) {
  if (expected && got) {
    return (
      <Part title="Output">
        <Comparison expected={expected} got={got} mask={mismatch?.mask ?? null} />
      </Part>
    );
  }
  if (expected) {
    return (
      <Part title="Expected" label={valueLabel(expected)}>
        <Value label="Expected" value={expected} />
      </Part>
    );
  }
  if (!got) return null;
  return (
    <Part title={verdict === "accepted" ? "Output" : "Got"} label={valueLabel(got)}>
      <Value label="Got" value={got} />
    </Part>
  );
}

function MismatchView({ mismatch }: { mismatch: Mismatch }) {
  const place = `${mismatch.output}${mismatch.path}`;
  if (!mismatch.expected || !mismatch.got) return null;
  return (
    <Part title={place ? "Output" : "Output compared"} label={place}>
      <Comparison expected={mismatch.expected} got={mismatch.got} mask={mismatch.mask} />
      <Sizes mismatch={mismatch} />
    </Part>
  );
}

function Sizes({ mismatch }: { mismatch: Mismatch }) {
  const facts: [string, string][] = [];
  if (mismatch.bad !== null && mismatch.total !== null && mismatch.total > 1) facts.push(["Differing", `${mismatch.bad} of ${mismatch.total}`]);
  if (mismatch.index !== null && mismatch.index.length > 0) facts.push(["First at", `[${mismatch.index.join(", ")}]`]);
  if (mismatch.max_abs !== null) facts.push(["Largest error", short(mismatch.max_abs)]);
  if (mismatch.max_rel !== null) facts.push(["Relative", short(mismatch.max_rel)]);
  if (mismatch.digits !== null) facts.push(digitsFact(mismatch.digits));
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={shared.mono}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function digitsFact({ right, carried, index }: Digits): [string, string] {
  return ["Digits right", `${right} of about ${carried}${index.length > 0 ? ` at [${index.join(", ")}]` : ""}`];
}

export function Inputs({ result }: { result: Pick<CaseResult, "inputs"> }) {
  return (
    <div className={styles.inputs}>
      {result.inputs.map((input) => (
        <figure key={input.name} className={shared.side}>
          <figcaption>
            <span className={shared.mono}>{input.name}</span> <span className={shared.soft}>{valueLabel(input.value)}</span>
          </figcaption>
          <Value label={input.name} value={input.value} />
        </figure>
      ))}
    </div>
  );
}

function Part({ title, label, children }: { title: string; label?: string; children: ReactNode }) {
  return (
    <section className={verdict.part}>
      <h4>
        {title} {label && <span className={clsx(shared.soft, shared.mono)}>{label}</span>}
      </h4>
      {children}
    </section>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={verdict.part}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

export function Printed({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <Part title={title}>
      <pre className={values.valueText} tabIndex={0} role="group" aria-label={title}>
        {text}
      </pre>
    </Part>
  );
}

/** The submitter's frames; a line number takes one to that line of the editor. */
export function Traceback({ text, goTo }: { text: string; goTo?: ((line: number) => void) | undefined }) {
  const pieces = text.split(/(line \d+)/);
  return (
    <pre className={values.valueText} tabIndex={0} role="group" aria-label="Traceback">
      {pieces.map((piece, i) => {
        const line = /^line (\d+)$/.exec(piece)?.[1];
        if (line === undefined || !goTo) return piece;
        return (
          <LineLink key={i} onClick={() => goTo(Number(line))}>
            {piece}
          </LineLink>
        );
      })}
    </pre>
  );
}
