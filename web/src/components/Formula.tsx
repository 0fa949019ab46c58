import katex from "katex";
import { useLayoutEffect, useRef } from "react";

/**
 * A formula. KaTeX builds the nodes itself: parsing its HTML would bring style attributes in, which the Content-Security-Policy
 * forbids.
 */
export function Formula({ tex, display }: { tex: string; display: boolean }) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (host.current) katex.render(tex, host.current, { displayMode: display, throwOnError: false, strict: false });
  }, [tex, display]);
  return <span ref={host} />;
}
