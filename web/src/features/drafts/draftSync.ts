/**
 * Synchronises the draft of one problem: saves it locally at once and to the server after a pause, and follows other tabs.
 *
 * One instance lives as long as its problem is on the page. The server and the browser's storage are passed in, so that tests can
 * lose the connection or refuse to store.
 */

import { ApiError, messageOf } from "../../api/errors";
import type { Draft } from "../../api/types";
import { type LocalDraft, openDraft } from "./draft";

export type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "local"; why: string } // in this browser, not yet on the server
  | { kind: "server"; why: string }; // this browser refuses to store: the server alone keeps it

export interface DraftView {
  /** The text that the editor must show; a new object each time that it changes by anything but typing. */
  shown: { source: string } | null;
  save: SaveState;
  conflict: Draft | null;
}

export interface DraftStores {
  get: () => Promise<Draft | null>;
  put: (source: string, base: number) => Promise<Draft>;
  read: () => LocalDraft | null;
  write: (draft: LocalDraft) => boolean;
}

const PAUSE = 800; // milliseconds without a keystroke before the draft is sent to the server
const AFTER_REFUSAL = 10_000; // milliseconds before a server that answered with an error is asked again

export class DraftSync {
  private view: DraftView = { shown: null, save: { kind: "saved" }, conflict: null };
  private draft: LocalDraft | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private closed = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly stores: DraftStores,
    readonly starter: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftView => this.view;

  get source(): string {
    return this.draft?.source ?? this.starter;
  }

  async open(): Promise<void> {
    this.closed = false;
    const remote = await this.theirs();
    const opening = openDraft(this.stores.read(), remote, this.starter);
    this.draft = opening.draft;
    const conflict = opening.kind === "conflict" ? opening.theirs : null;
    const save: SaveState = { kind: opening.draft.dirty ? "saving" : "saved" };
    this.show({ shown: { source: opening.draft.source }, save, conflict });
    if (!conflict && opening.draft.dirty) this.pushAfter(PAUSE);
  }

  /** The person typed: written at once, sent after a pause. */
  readonly typed = (source: string): void => {
    if (!this.draft || this.draft.source === source) return;
    this.keep({ ...this.draft, source, dirty: true });
    if (this.view.save.kind !== "server") this.show({ save: { kind: "saving" } });
    this.pushAfter(PAUSE);
  };

  /** Another tab of this browser wrote; it has sent it to the server itself. */
  readonly received = (other: LocalDraft): void => {
    const textChanged = this.draft?.source !== other.source;
    this.draft = other;
    if (textChanged) this.show({ shown: { source: other.source } });
    if (!other.dirty) this.show({ save: { kind: "saved" }, conflict: null });
  };

  /** The person decided which of two copies stays. The other one stays in the editor's undo history. */
  readonly settle = (which: "mine" | "theirs"): void => {
    const { conflict } = this.view;
    if (!conflict) return;
    const mine = which === "mine";
    this.keep({ source: mine ? this.source : conflict.source, base: conflict.revision, dirty: mine });
    this.show({ conflict: null, save: { kind: mine ? "saving" : "saved" } });
    if (mine) void this.push();
    else this.show({ shown: { source: conflict.source } });
  };

  readonly push = async (): Promise<void> => {
    clearTimeout(this.timer);
    const sent = this.draft;
    if (!sent?.dirty || this.view.conflict || this.sending) return;
    this.sending = true;
    try {
      this.accepted(sent, await this.stores.put(sent.source, sent.base));
    } catch (error) {
      await this.refused(error);
    } finally {
      this.sending = false;
    }
  };

  /** The page is left: the server is told once more; if it refuses, the copy of this browser waits for the next visit. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    void this.push();
  }

  private accepted(sent: LocalDraft, kept: Draft): void {
    const dirty = this.source !== sent.source;
    const stored = this.keep({ source: this.source, base: kept.revision, dirty });
    if (!stored) this.show({ save: { kind: "server", why: "This browser refuses to store the draft; the server keeps it." } });
    else this.show({ save: { kind: dirty ? "saving" : "saved" } });
    if (dirty) this.pushAfter(PAUSE);
  }

  private async refused(error: unknown): Promise<void> {
    this.show({ save: { kind: "local", why: messageOf(error) } });
    if (!(error instanceof ApiError) || error.unreachable) return; // the page pushes again when the server is back
    if (error.code !== "draft_conflict") {
      if (!this.closed) this.pushAfter(AFTER_REFUSAL);
      return;
    }
    const theirs = await this.theirs();
    if (!theirs) return;
    if (theirs.source === this.source) this.keep({ source: theirs.source, base: theirs.revision, dirty: false });
    this.show(theirs.source === this.source ? { save: { kind: "saved" } } : { conflict: theirs });
  }

  /** The server's copy; null when there is none or it cannot be reached: the local copy then stands. */
  private async theirs(): Promise<Draft | null> {
    try {
      return await this.stores.get();
    } catch (error) {
      if (error instanceof ApiError) return null;
      throw error;
    }
  }

  private keep(draft: LocalDraft): boolean {
    this.draft = draft;
    return this.stores.write(draft);
  }

  private pushAfter(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.push(), pause);
  }

  private show(change: Partial<DraftView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
