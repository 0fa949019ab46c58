/** The verdict's name and sentence, with the way to the line where the judge knows one. */

import clsx from "clsx";

import type { Mode, Report } from "../../api/verdict";
import { CheckMark, CrossMark } from "../../ui/icons";
import { LineLink } from "./LineLink";
import { headline } from "./names";
import styles from "./VerdictHead.module.css";

interface VerdictHeadProps {
  report: Report;
  mode?: Mode;
  goTo?: ((line: number) => void) | undefined;
}

export function VerdictHead({ report, mode = "submit", goTo }: VerdictHeadProps) {
  const { title, sentence } = headline(report, mode);
  const accepted = report.verdict === "accepted";
  const ours = report.verdict === "judge_error";
  const { line } = report;
  return (
    <header className={clsx(styles.verdictHead, accepted ? styles.good : ours ? styles.warn : styles.bad)}>
      <span className={styles.verdictIcon}>{accepted ? <CheckMark size={20} /> : <CrossMark size={20} />}</span>
      <div>
        <h2>{title}</h2>
        <p>
          {sentence}
          {line !== null && goTo && (
            <>
              {" "}
              <LineLink onClick={() => goTo(line)}>Go to line {line}</LineLink>
            </>
          )}
        </p>
      </div>
    </header>
  );
}
