/** How far one has come: by section, by difficulty, day by day. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Link } from "wouter";

import { failureOf } from "../../api/errors";
import { progressQuery } from "../../api/queries";
import type { Progress } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import { SubmissionList } from "../verdict/SubmissionList";
import { Calendar } from "./Calendar";
import { Difficulties } from "./Difficulties";
import styles from "./ProgressPage.module.css";
import { SectionChart } from "./SectionChart";

export default function ProgressPage() {
  useTitle("Progress");
  const progress = useQuery(progressQuery);
  if (progress.data) return <ProgressView progress={progress.data} />;
  if (progress.error) return <Failed {...failureOf(progress.error)} retry={() => void progress.refetch()} />;
  return <Loading what="your progress" />;
}

function ProgressView({ progress }: { progress: Progress }) {
  return (
    <div className={clsx(shared.page, styles.progress)}>
      <h1 className={shared.pageTitle}>Progress</h1>
      <Numbers progress={progress} />
      <section aria-labelledby="sections-title">
        <h2 id="sections-title">Solved by section</h2>
        <SectionChart sections={progress.by_section} />
      </section>
      <section aria-labelledby="difficulty-title">
        <h2 id="difficulty-title">By difficulty</h2>
        <Difficulties counts={progress.by_difficulty} />
      </section>
      <section aria-labelledby="activity-title">
        <h2 id="activity-title">Activity</h2>
        <Calendar today={progress.today} days={progress.calendar} />
      </section>
      <section aria-labelledby="recent-title">
        <h2 id="recent-title">Recent submissions</h2>
        <Recent progress={progress} />
      </section>
    </div>
  );
}

function Numbers({ progress }: { progress: Progress }) {
  const { solved, available, tried, streak } = progress;
  const numbers: [string, string | number][] = [
    ["solved", `${solved} of ${available}`],
    ["tried, not solved", tried],
    [streak.current === 1 ? "day in a row" : "days in a row", streak.current],
    [streak.longest === 1 ? "day, the longest streak" : "days, the longest streak", streak.longest],
  ];
  return (
    <ul className={styles.numbers}>
      {numbers.map(([name, value]) => (
        <li key={name}>
          <strong>{value}</strong>
          <span className={shared.soft}>{name}</span>
        </li>
      ))}
    </ul>
  );
}

function Recent({ progress }: { progress: Progress }) {
  if (progress.recent.length === 0) {
    return (
      <p className={shared.soft}>
        Nothing submitted yet. <Link href="/">Choose a problem</Link> and take the first step.
      </p>
    );
  }
  return (
    <SubmissionList
      lines={progress.recent}
      titled
      row={(line, props) => <Link href={`/problems/${line.problem}?submission=${line.id}`} {...props} />}
    />
  );
}
