import styles from "./Misconception.module.css";

/** What the problem's author says about the known mistake that a submission makes. */
export function Misconception({ text }: { text: string }) {
  return (
    <div className={styles.misconception}>
      <h3>A known mistake</h3>
      <p>{text}</p>
    </div>
  );
}
