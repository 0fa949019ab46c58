import styles from "./Misconception.module.css";

/** What the problem's author says about the known mistake that a submission makes. */
export function Misconception({ text }: { text: string }) {
  return (
    <div className={styles.misconception}>
      <h4>A known mistake</h4>
      <p>{text}</p>
    </div>
  );
}
