/** Slugs as the server takes them: lower-case words joined by hyphens. */

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SLUG_RULE = "Use lower-case words joined by hyphens, like huber-loss.";
const MOST = 60; // characters

/** "Huber's loss (smooth)" -> "hubers-loss-smooth" */
export function slugOf(text: string): string {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
  return plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, MOST).replace(/^-+|-+$/g, "");
}
