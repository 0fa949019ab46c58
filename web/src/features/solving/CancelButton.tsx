import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";

import { messageOf } from "../../api/errors";
import { cancel } from "../../api/routes";
import shared from "../../styles/shared.module.css";

/** Stops the judging of a submission; the verdict that follows says so. */
export function CancelButton({ id }: { id: number }) {
  const cancelling = useMutation({ mutationFn: () => cancel(id) });
  const absent = cancelling.data === false;
  return (
    <>
      <button type="button" className={shared.button} disabled={cancelling.isPending || cancelling.isSuccess} onClick={() => cancelling.mutate()}>
        {cancelling.isPending || cancelling.data ? "Cancelling …" : "Cancel"}
      </button>
      <span role="status" className={clsx(shared.soft, shared.small)}>
        {absent && "This can no longer be cancelled."}
        {cancelling.error && messageOf(cancelling.error)}
      </span>
    </>
  );
}
