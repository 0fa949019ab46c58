/** The server's routes for authors as functions, and what is cached of them. All of them throw ApiError. */

import { queryOptions } from "@tanstack/react-query";

import { address } from "./base";
import { client, done, value } from "./client";
import { queryClient } from "./queries";
import type { AuthoringJob, AuthoringKind, DraftFileChange, NewProblem, RejudgeScope, SyllabusChange } from "./types";

const AUTHORING = "authoring";
const DRAFT_EVERY = 5_000; // milliseconds between two looks for what another author has changed
const JOB_EVERY = 500; // milliseconds between two looks at a job that runs
const KEEPALIVE_LIMIT = 30_000; // characters: browsers refuse more than 64 KiB for a request that outlives its page

export const authoredQuery = queryOptions({
  queryKey: [AUTHORING, "problems"],
  queryFn: () => value(client.GET("/api/authoring/problems")),
  staleTime: 0,
});

/** Asked again while its page is looked at; not cached beyond it, because it is the ground that changes are saved on. */
export const draftQuery = (id: number) =>
  queryOptions({
    queryKey: [AUTHORING, "draft", id],
    queryFn: () => value(client.GET("/api/authoring/drafts/{draft_id}", { params: { path: { draft_id: id } } })),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: (query) => (query.state.error ? false : DRAFT_EVERY),
  });

/** Asked again until it has ended, for as long as its page is looked at. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: [AUTHORING, "job", id],
    queryFn: () => value(client.GET("/api/authoring/jobs/{job_id}", { params: { path: { job_id: id } } })),
    refetchInterval: (query) => (query.state.error || query.state.data?.state === "done" ? false : JOB_EVERY),
    staleTime: (query) => (query.state.data?.state === "done" ? Infinity : 0),
  });

/** A job for exactly these files; `jobQuery` follows it. */
const jobFor = (kind: "preview" | "impact", draft: number, digest: string) =>
  queryOptions({
    queryKey: [AUTHORING, kind, draft, digest],
    queryFn: () => startJob(draft, kind),
    staleTime: Infinity,
    retry: false,
  });
export const previewQuery = (draft: number, digest: string) => jobFor("preview", draft, digest);
export const impactQuery = (draft: number, digest: string) => ({ ...jobFor("impact", draft, digest), staleTime: 0, gcTime: 0 });

export const versionsQuery = (slug: string) =>
  queryOptions({
    queryKey: [AUTHORING, "versions", slug],
    queryFn: () => value(client.GET("/api/authoring/problems/{slug}/versions", { params: { path: { slug } } })),
    staleTime: 0,
  });

/** A version never changes; who got it may, and that is not read from here. */
export const versionQuery = (slug: string, number: number) =>
  queryOptions({
    queryKey: [AUTHORING, "version", slug, number],
    queryFn: () =>
      value(client.GET("/api/authoring/problems/{slug}/versions/{number}", { params: { path: { slug, number } } })),
    staleTime: Infinity,
  });

export const qualityQuery = (slug: string) =>
  queryOptions({
    queryKey: [AUTHORING, "quality", slug],
    queryFn: () => value(client.GET("/api/authoring/problems/{slug}/quality", { params: { path: { slug } } })),
    staleTime: 0,
  });

export const createDraft = (problem: NewProblem) => value(client.POST("/api/authoring/drafts", { body: problem }));
export const openDraft = (slug: string) =>
  value(client.POST("/api/authoring/problems/{slug}/draft", { params: { path: { slug } } }));
export const discardDraft = (id: number) =>
  done(client.DELETE("/api/authoring/drafts/{draft_id}", { params: { path: { draft_id: id } } }));
export const importZip = (slug: string, section: string, zip: Blob) =>
  value(
    client.POST("/api/authoring/import", {
      params: { query: { slug, section } },
      body: zip as unknown as string, // how the document names bytes
      bodySerializer: (body) => body,
      headers: { "Content-Type": "application/zip" },
    }),
  );
export const exportAddress = (id: number): string => address(`/api/authoring/drafts/${id}/export`);

export const saveFile = (id: number, change: DraftFileChange) =>
  value(
    client.PUT("/api/authoring/drafts/{draft_id}/files", {
      params: { path: { draft_id: id } },
      body: change,
      keepalive: (change.text?.length ?? 0) < KEEPALIVE_LIMIT,
    }),
  );

/** What a trial judges, or the edit of the reference that is to be told apart. */
export type JobInput = Partial<Record<"source" | "edit", string> & Record<"line", number>>;

export async function startJob(draft: number, kind: AuthoringKind, more: JobInput = {}): Promise<AuthoringJob> {
  const path = { params: { path: { draft_id: draft } } };
  const job = await value(client.POST("/api/authoring/drafts/{draft_id}/jobs", { ...path, body: { kind, source: "", line: 0, edit: "", ...more } }));
  queryClient.setQueryData(jobQuery(job.id).queryKey, job);
  return job;
}
export const cancelJob = async (id: number): Promise<void> => {
  const job = await value(client.DELETE("/api/authoring/jobs/{job_id}", { params: { path: { job_id: id } } }));
  queryClient.setQueryData(jobQuery(id).queryKey, job);
};

export async function startRejudging(slug: string, scope: RejudgeScope): Promise<AuthoringJob> {
  const job = await value(client.POST("/api/authoring/problems/{slug}/rejudge", { params: { path: { slug } }, body: { scope } }));
  queryClient.setQueryData(jobQuery(job.id).queryKey, job);
  return job;
}
export const applyRejudging = async (id: number, keepSolved: boolean): Promise<void> => {
  const body = { keep_solved: keepSolved };
  const job = await value(client.POST("/api/authoring/jobs/{job_id}/apply", { params: { path: { job_id: id } }, body }));
  queryClient.setQueryData(jobQuery(id).queryKey, job);
};
export const undoRejudging = async (id: number): Promise<void> => {
  const job = await value(client.POST("/api/authoring/jobs/{job_id}/undo", { params: { path: { job_id: id } } }));
  queryClient.setQueryData(jobQuery(id).queryKey, job);
};

export const publish = (draft: number, digest: string, note: string, writeFolder: boolean) =>
  value(
    client.POST("/api/authoring/drafts/{draft_id}/publish", {
      params: { path: { draft_id: draft } },
      body: { digest, note, write_folder: writeFolder },
    }),
  );
export const restoreVersion = (slug: string, number: number) =>
  value(client.POST("/api/authoring/problems/{slug}/versions/{number}/restore", { params: { path: { slug, number } } }));
export const chooseVersion = (slug: string, number: number) =>
  value(client.PUT("/api/authoring/problems/{slug}/version", { params: { path: { slug } }, body: { number } }));
export const setHidden = (slug: string, hidden: boolean) =>
  value(client.PUT("/api/authoring/problems/{slug}/visibility", { params: { path: { slug } }, body: { hidden } }));

/** The ground that changes are made on: read anew for each visit, and not while somebody edits it. */
export const editedSyllabusQuery = queryOptions({
  queryKey: ["edited syllabus"],
  queryFn: () => value(client.GET("/api/authoring/syllabus")),
  staleTime: Infinity,
  gcTime: 0,
});
export const saveSyllabus = (change: SyllabusChange) => value(client.PUT("/api/authoring/syllabus", { body: change }));
export const restoreSyllabus = (number: number) => value(client.POST("/api/authoring/syllabus/restore", { body: { number } }));
export const readSyllabus = async (markdown: string) =>
  (await value(client.POST("/api/authoring/syllabus/markdown", { body: { markdown } }))).sections;
export const SYLLABUS_MARKDOWN_ADDRESS = address("/api/authoring/syllabus/markdown");

/** After a problem was published, hidden or shown: what members see of it is asked again, and what authors do. */
export function refreshProblems(): void {
  for (const key of ["syllabus", "progress", "problem", "solutions", "editorial", "hint", AUTHORING]) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}
