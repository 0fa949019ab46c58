import clsx from "clsx";

import shared from "../../styles/shared.module.css";

interface FoldedProps {
  /** What is shown: "rows 0 to 7 of 230". */
  shown: string;
  label: string;
  unfold: () => void;
}

/** Below a value of which a part is shown: which part, and the way to the whole. */
export function Folded({ shown, label, unfold }: FoldedProps) {
  return (
    <p className={clsx(shared.soft, shared.small)}>
      {shown.charAt(0).toUpperCase() + shown.slice(1)}.{" "}
      <button type="button" className={shared.linkButton} aria-label={`Show all of ${label}`} onClick={unfold}>
        Show all
      </button>
    </p>
  );
}
