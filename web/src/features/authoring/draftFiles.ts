/**
 * The files of a draft as they are typed here and stored on the server.
 *
 * One save is under way at a time; a file is saved on the revision that it was changed from. What another author has changed is taken
 * over where nothing was typed here; where both have changed a file, both texts are kept until the person chooses.
 */

import { ApiError, messageOf } from "../../api/errors";
import type { DraftFileChange, FaultItem, ProblemDraft, SavedFile } from "../../api/types";

const PAUSE = 500; // milliseconds without typing before a file is saved
const RETRY = 3_000; // milliseconds until a server that does not answer is asked again

export type SaveState = "saved" | "saving" | "offline" | "refused";

/** What an editor shows: another object replaces what it has; what is typed follows in the same one, for an editor that is opened later. */
export interface ShownText {
  source: string;
}

interface File {
  text: string | null; // as it is here; null: deleted
  saved: string | null; // as the server has it
  revision: number; // of `saved`
  shown: ShownText;
  theirs: Theirs | null;
}

/** What another author has made of a file that was changed here too. */
export interface Theirs {
  text: string | null;
  revision: number;
}

export interface DraftView {
  paths: string[];
  shown: Readonly<Record<string, ShownText>>;
  conflicts: Readonly<Record<string, Theirs>>;
  faults: FaultItem[];
  /** Of the files as the server has them. */
  digest: string;
  save: SaveState;
  /** Why the last save was refused. */
  refusal: string;
}

type Save = (change: DraftFileChange) => Promise<SavedFile>;

export class DraftFiles {
  private readonly files = new Map<string, File>();
  private readonly listeners = new Set<() => void>();
  private revision = 0;
  private faults: FaultItem[] = [];
  private digest = "";
  private state: SaveState = "saved";
  private refusal = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private snapshot: DraftView | null = null;

  constructor(
    draft: ProblemDraft,
    private readonly save: Save,
  ) {
    this.merge(draft);
  }

  get view(): DraftView {
    this.snapshot ??= this.look();
    return this.snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  text(path: string): string {
    return this.files.get(path)?.text ?? "";
  }

  /** Takes over what the server has, where nothing was typed here. An answer that is older than what is known says nothing. */
  merge(draft: ProblemDraft): void {
    if (draft.revision < this.revision || this.running) return;
    this.revision = draft.revision;
    const there = new Map(draft.files.map((file) => [file.path, file]));
    for (const path of new Set([...this.files.keys(), ...there.keys()])) {
      const known = this.files.get(path);
      const file = there.get(path);
      const text = file?.text ?? null;
      if (known?.saved === text) {
        known.revision = file?.revision ?? known.revision;
        continue;
      }
      if (known && known.text !== known.saved) continue;
      this.files.set(path, { text, saved: text, revision: file?.revision ?? known?.revision ?? 0, shown: { source: text ?? "" }, theirs: null });
    }
    [this.faults, this.digest] = [draft.faults, draft.digest];
    this.tell();
  }

  typed(path: string, text: string): void {
    const file = this.files.get(path);
    if (!file || file.text === text) return;
    file.text = file.shown.source = text;
    this.later(PAUSE);
  }

  /** Adds a file, or takes back that it was deleted. */
  add(path: string, text: string): void {
    const known = this.files.get(path);
    this.files.set(path, { saved: null, revision: 0, theirs: null, ...known, text, shown: { source: text } });
    this.later(0);
  }

  remove(path: string): void {
    const file = this.files.get(path);
    if (!file) return;
    file.text = null;
    this.later(0);
  }

  /** Decides between two texts of a file. */
  settle(path: string, which: "mine" | "theirs"): void {
    const file = this.files.get(path);
    if (!file?.theirs) return;
    const { text, revision } = file.theirs;
    Object.assign(file, { saved: text, revision, theirs: null });
    if (which === "theirs") Object.assign(file, { text, shown: { source: text ?? "" } });
    this.later(0);
  }

  /** Saves at once what has not been saved; false where something could not be. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.push();
    return this.state === "saved" && this.waiting().length === 0;
  }

  private waiting(): [string, File][] {
    return [...this.files].filter(([, file]) => file.text !== file.saved && file.theirs === null);
  }

  private later(pause: number): void {
    if (this.state !== "offline") this.state = this.waiting().length > 0 ? "saving" : "saved";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.push(), pause);
    this.tell();
  }

  private push(): Promise<void> {
    this.running ??= this.saveAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async saveAll(): Promise<void> {
    const refused = new Map<File, string | null>(); // and with which text
    const next = () => this.waiting().find(([, file]) => refused.get(file) !== file.text || !refused.has(file));
    this.refusal = "";
    for (let found = next(); found; found = next()) {
      const [path, file] = found;
      refused.set(file, file.text);
      try {
        await this.saveOne(path, file);
        refused.delete(file);
      } catch (error) {
        this.refusal = messageOf(error);
        if (error instanceof ApiError && (error.unreachable || error.status >= 500)) {
          this.goOffline();
          return;
        }
      }
    }
    this.state = refused.size > 0 ? "refused" : "saved";
    this.tell();
  }

  private async saveOne(path: string, file: File): Promise<void> {
    const { text } = file;
    try {
      const saved = await this.save({ path, text, base_revision: file.revision });
      Object.assign(file, { saved: text, revision: saved.revision });
      this.revision = Math.max(this.revision, saved.revision);
      [this.faults, this.digest] = [saved.faults, saved.digest];
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "file_conflict") throw error;
      const theirs = error.details as unknown as Theirs;
      if (theirs.text === null && file.saved === null) file.revision = theirs.revision; // it was there once: nobody loses a text
      else file.theirs = theirs;
    }
    this.tell();
  }

  private goOffline(): void {
    this.state = "offline";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.push(), RETRY);
    this.tell();
  }

  private tell(): void {
    this.snapshot = null;
    for (const listener of this.listeners) listener();
  }

  private look(): DraftView {
    const there = [...this.files].filter(([, file]) => file.text !== null || file.theirs !== null);
    return {
      paths: there.map(([path]) => path).sort(),
      shown: Object.fromEntries(there.map(([path, file]) => [path, file.shown])),
      conflicts: Object.fromEntries(there.flatMap(([path, { theirs }]) => (theirs ? [[path, theirs]] : []))),
      faults: this.faults,
      digest: this.digest,
      save: this.state,
      refusal: this.refusal,
    };
  }
}
