/**
 * The server's routes as functions. All of them throw ApiError.
 *
 * Where values of the judge's are in the answer, the type is narrowed here: see verdict.ts.
 */

import { address } from "./base";
import { client, value } from "./client";
import { ApiError, toApiError, unreachable } from "./errors";
import type { Draft, Problem, Submission } from "./types";
import type { JudgeEvent, Mode } from "./verdict";

export const getMe = () => value(client.GET("/api/me"));
export const getSyllabus = () => value(client.GET("/api/syllabus"));

/** Days are counted in the browser's time zone; in the server's own where the server does not know that zone. */
export const getProgress = async () => {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return await value(client.GET("/api/progress", { params: { query: { timezone } } }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 422) throw error;
    return value(client.GET("/api/progress"));
  }
};
export const getAdminStatus = () => value(client.GET("/api/admin/status"));

const problem = (slug: string) => ({ params: { path: { slug } } });

export const getProblem = async (slug: string) => (await value(client.GET("/api/problems/{slug}", problem(slug)))) as Problem;
export const openHint = (slug: string, n: number) =>
  value(client.POST("/api/problems/{slug}/hints/{n}", { params: { path: { slug, n } } }));
export const giveUp = (slug: string) => value(client.POST("/api/problems/{slug}/give-up", problem(slug)));
export const getSolutions = (slug: string) => value(client.GET("/api/problems/{slug}/solutions", problem(slug)));
export const getEditorial = (slug: string) => value(client.GET("/api/problems/{slug}/editorial", problem(slug)));

const KEEPALIVE_LIMIT = 60_000; // characters: browsers refuse more than 64 KiB for a request that outlives its page

export const getDraft = (slug: string) => value(client.GET("/api/problems/{slug}/draft", problem(slug)));
export const putDraft = (slug: string, source: string, base: number): Promise<Draft> =>
  value(
    client.PUT("/api/problems/{slug}/draft", {
      ...problem(slug),
      body: { source, base_revision: base },
      keepalive: source.length < KEEPALIVE_LIMIT / 2,
    }),
  );

export interface NewSubmission {
  problem: string;
  source: string;
  mode: Mode;
  custom: string[];
}

export const submit = (submission: NewSubmission) => value(client.POST("/api/submissions", { body: submission }));

export const getSubmission = async (id: number) =>
  (await value(client.GET("/api/submissions/{submission_id}", { params: { path: { submission_id: id } } }))) as Submission;

const ABSENT = new Set([404, 405]); // what a server answers that has no such route

/** Asks the judge to stop; the verdict that follows says that it did. False where this server cannot cancel. */
export async function cancel(id: number): Promise<boolean> {
  const response = await fetch(address(`/api/submissions/${id}/run`), { method: "DELETE" }).catch(() => {
    throw unreachable();
  });
  if (ABSENT.has(response.status)) return false;
  if (!response.ok) throw toApiError(response, await response.json().catch(() => null));
  return true;
}

/** The event stream of a search for the smallest failing input; search.ts reads it. */
export const openSearch = async (id: number, unasked: boolean, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> =>
  (await value(
    client.POST("/api/submissions/{submission_id}/smallest", {
      params: { path: { submission_id: id }, query: { unasked } },
      parseAs: "stream",
      signal,
    }),
  )) as ReadableStream<Uint8Array>;

export const getSubmissions = (slug: string, cursor: string | null) =>
  value(
    client.GET("/api/submissions", {
      params: { query: { problem: slug, limit: 20, ...(cursor === null ? {} : { cursor: Number(cursor) }) } },
    }),
  );

export interface LoggedEvent {
  id: string;
  attempt: number;
  event: JudgeEvent;
}

export const getEventLog = async (id: number, after: string | null) =>
  (await value(
    client.GET("/api/submissions/{submission_id}/event-log", {
      params: { path: { submission_id: id }, query: after === null ? {} : { after } },
    }),
  )) as { events: LoggedEvent[]; done: boolean; retrying: number };

export const eventsAddress = (id: number): string => address(`/api/submissions/${id}/events`);

export const setKnown = (topic: string, known: boolean) => {
  const path = { params: { path: { topic_id: topic } } };
  return value(known ? client.PUT("/api/topics/{topic_id}/known", path) : client.DELETE("/api/topics/{topic_id}/known", path));
};
export const takeOverDefaults = () => value(client.POST("/api/progress/known/defaults"));
export const importStudyList = (markdown: string) => value(client.POST("/api/progress/import", { body: { markdown } }));
