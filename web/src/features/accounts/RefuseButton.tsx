import { useMutation } from "@tanstack/react-query";

import { messageOf } from "../../api/errors";
import shared from "../../styles/shared.module.css";

/** The other answer to a program that waits. */
export function RefuseButton({ refuse }: { refuse: () => Promise<void> }) {
  const answer = useMutation({ mutationFn: refuse });
  return (
    <>
      <button type="button" className={shared.button} disabled={answer.isPending} onClick={() => answer.mutate()}>
        Refuse
      </button>
      {answer.error && <span role="alert">{messageOf(answer.error)}</span>}
    </>
  );
}
