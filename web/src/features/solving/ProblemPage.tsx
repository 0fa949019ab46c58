/** A problem: what is asked, the editor, and what the judge says. */

import { useQuery } from "@tanstack/react-query";

import { ApiError, failureOf } from "../../api/errors";
import { problemQuery, useMe } from "../../api/queries";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import { UnknownProblem } from "./UnknownProblem";
import { Workspace } from "./Workspace";

// They load while the server is asked for the problem. Where that fails, they are loaded again when they are shown.
const parts = [import("../../editor/CodeEditor"), import("../../ui/RenderedMarkdown"), import("../../ui/Highlighted")];
void Promise.allSettled(parts);

export default function ProblemPage({ slug }: { slug: string }) {
  const problem = useQuery(problemQuery(slug));
  const me = useMe(); // whose drafts this browser is to show
  useTitle(problem.data?.title ?? "Problem");
  if (problem.data && me.data) return <Workspace problem={problem.data} />;
  const error = problem.error ?? me.error;
  if (!error) return <Loading what="the problem" />;
  if (error instanceof ApiError && error.code === "unknown_problem") {
    const nearest = error.details.nearest;
    return <UnknownProblem slug={slug} nearest={Array.isArray(nearest) ? nearest.map(String) : []} />;
  }
  const retry = (): void => {
    void problem.refetch();
    void me.refetch();
  };
  return <Failed {...failureOf(error)} retry={retry} />;
}
