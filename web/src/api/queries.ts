/** What the pages read, cached by TanStack Query under the keys of this module. */

import { QueryClient, queryOptions, useQuery } from "@tanstack/react-query";

import { onReturn } from "./connection";
import { ApiError } from "./errors";
import * as routes from "./routes";
import { useSignedOut } from "./session";

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ApiError && (error.unreachable || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: worthRetrying, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

onReturn(() => void queryClient.invalidateQueries());

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: routes.getMe, staleTime: Infinity });

/** Who is here; nobody while the server does not know. */
export function useMe() {
  return useQuery({ ...meQuery, enabled: !useSignedOut() });
}
export const syllabusQuery = queryOptions({ queryKey: ["syllabus"], queryFn: routes.getSyllabus });
export const progressQuery = queryOptions({ queryKey: ["progress"], queryFn: routes.getProgress });

/** Asked again for as long as its page is looked at. */
export const adminQuery = queryOptions({
  queryKey: ["admin"],
  queryFn: routes.getAdminStatus,
  staleTime: 0,
  refetchInterval: 5_000,
});

/** Asked again each second until the server has the examples ready. */
export const problemQuery = (slug: string) =>
  queryOptions({
    queryKey: ["problem", slug],
    queryFn: () => routes.getProblem(slug),
    refetchInterval: (query) => (query.state.data?.examples_state === "preparing" ? 1_000 : false),
  });

export const hintQuery = (slug: string, n: number) =>
  queryOptions({ queryKey: ["hint", slug, n], queryFn: () => routes.openHint(slug, n), staleTime: Infinity });

export const editorialQuery = (slug: string) =>
  queryOptions({ queryKey: ["editorial", slug], queryFn: () => routes.getEditorial(slug), staleTime: Infinity });

/** Asked again each second until the server has measured what the solutions take. */
export const solutionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["solutions", slug],
    queryFn: () => routes.getSolutions(slug),
    refetchInterval: (query) => (query.state.data?.times_state === "preparing" ? 1_000 : false),
  });

export const submissionsKey = (slug: string) => ["submissions", slug] as const;

export const submissionQuery = (id: number) =>
  queryOptions({ queryKey: ["submission", id], queryFn: () => routes.getSubmission(id), staleTime: Infinity });

/** After a verdict, a give-up or an import: everything that shows a state is asked again. */
export function refreshStates(slug?: string): void {
  void queryClient.invalidateQueries({ queryKey: syllabusQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: progressQuery.queryKey });
  if (slug === undefined) return;
  void queryClient.invalidateQueries({ queryKey: problemQuery(slug).queryKey });
  void queryClient.invalidateQueries({ queryKey: submissionsKey(slug) });
  void queryClient.invalidateQueries({ queryKey: solutionsQuery(slug).queryKey });
}
