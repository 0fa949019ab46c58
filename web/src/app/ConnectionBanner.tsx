import { useEffect, useState } from "react";

import { retryNow, useConnection } from "../api/connection";
import shared from "../styles/shared.module.css";
import styles from "./ConnectionBanner.module.css";

/** Says that the server does not answer, that nothing is lost, and when it is asked again. */
export function ConnectionBanner() {
  const connection = useConnection();
  const down = connection.state === "down";
  return (
    <div role="status">
      {down && (
        <div className={styles.banner}>
          <span>
            <strong>Connection lost.</strong> What you type is kept in this browser.{" "}
            {connection.trying ? "Trying again …" : <Countdown until={connection.retryAt} />}
          </span>
          <button type="button" className={shared.button} disabled={connection.trying} onClick={() => void retryNow()}>
            Try now
          </button>
        </div>
      )}
    </div>
  );
}

function Countdown({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  return <span aria-hidden="true">Trying again in {seconds} s.</span>;
}

function useSecondsUntil(until: number): number {
  const left = (): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const tick = setInterval(() => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(tick);
  }, [until]);
  return seconds;
}
