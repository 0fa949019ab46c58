import katex from "katex";
import { useLayoutEffect, useRef } from "react";

/**
 * A formula. KaTeX builds the nodes itself: parsing its HTML would bring style attributes in, which the Content-Security-Policy
 * forbids.
 */
export function Formula({ tex, display }: { tex: string; display: boolean }) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return;
    katex.render(tex, host.current, { displayMode: display, throwOnError: false, strict: false });
    return letScroll(host.current.querySelector(".katex-display"));
  }, [tex, display]);
  return <span ref={host} />;
}

/** A formula that is wider than its place can be reached by keyboard, to be scrolled; others are no stop for Tab. */
function letScroll(formula: Element | null): (() => void) | undefined {
  if (!formula) return;
  const observer = new ResizeObserver(() => {
    if (formula.scrollWidth > formula.clientWidth) formula.setAttribute("tabindex", "0");
    else formula.removeAttribute("tabindex");
  });
  observer.observe(formula);
  return () => observer.disconnect();
}
