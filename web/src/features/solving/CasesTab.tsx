import clsx from "clsx";
import { useEffect, useId, useRef } from "react";

import type { Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { CloseIcon } from "../../ui/icons";
import styles from "./CasesTab.module.css";
import { offsetOf } from "./offset";
import reading from "./reading.module.css";
import { casesToSend, type CustomCases, MOST_CASES, startingCase } from "./useCustomCases";
import type { SubmissionState } from "./useSubmission";

interface CasesTabProps {
  problem: Problem;
  custom: CustomCases;
  submission: SubmissionState;
}

interface CaseFault {
  index: number;
  line: number;
  column: number;
  message: string;
}

/** Cases typed by the user: calls with Python literals, run after the examples; the reference says what it returns for them. */
export function CasesTab({ problem, custom, submission }: CasesTabProps) {
  const fault = faultOf(submission, custom.cases);
  const full = custom.cases.length >= MOST_CASES;
  return (
    <div className={reading.reading}>
      <p className={clsx(shared.soft, shared.small)}>
        A run judges the examples and these calls; for each you see what the reference returns. Literals, <code>np.array(…)</code>,{" "}
        <code>nan</code> and <code>inf</code> are understood.
      </p>
      {custom.cases.map((text, i) => (
        <CaseField
          key={i}
          number={i + 1}
          text={text}
          fault={fault?.index === i ? fault : null}
          onChange={(next) => custom.change(i, next)}
          onRemove={() => custom.remove(i)}
        />
      ))}
      <div className={styles.caseAdd}>
        {problem.examples.map((example, i) => (
          <button key={example.case} type="button" className={shared.button} disabled={full} onClick={() => custom.add(startingCase(example))}>
            Start from {problem.examples.length > 1 ? `example ${i + 1}` : "the example"}
          </button>
        ))}
        <button type="button" className={shared.button} disabled={full} onClick={() => custom.add(`${problem.entries[0]?.name ?? ""}()`)}>
          Empty case
        </button>
      </div>
    </div>
  );
}

interface CaseFieldProps {
  number: number;
  text: string;
  fault: CaseFault | null;
  onChange: (text: string) => void;
  onRemove: () => void;
}

function CaseField({ number, text, fault, onChange, onRemove }: CaseFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    if (!fault || !field.current) return;
    const at = offsetOf(field.current.value, fault.line, fault.column);
    field.current.focus();
    field.current.setSelectionRange(at, at + 1);
  }, [fault?.line, fault?.column, fault?.message]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each fault

  return (
    <div className={styles.caseField}>
      <label htmlFor={id} className={shared.small}>
        Case {number}
      </label>
      <button type="button" className={clsx(shared.button, shared.quiet, shared.icon)} aria-label={`Remove case ${number}`} onClick={onRemove}>
        <CloseIcon />
      </button>
      <textarea
        ref={field}
        id={id}
        className={shared.field}
        rows={Math.min(8, Math.max(2, text.split("\n").length))}
        spellCheck={false}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <p className={clsx(shared.notice, shared.bad, shared.small)} id={`${id}-fault`} role="alert">
          {fault.message}
        </p>
      )}
    </div>
  );
}

function faultOf(submission: SubmissionState, cases: string[]): CaseFault | null {
  if (submission.kind !== "refused" || submission.error.code !== "invalid_custom_case") return null;
  const { index, line, column } = submission.error.details;
  const at = casesToSend(cases).indices[Number(index) || 0];
  if (at === undefined) return null;
  return { index: at, line: Number(line) || 1, column: Number(column) || 1, message: submission.error.message };
}
