/** A problem: what is asked, the editor, and what the judge says. */

import { useQuery } from "@tanstack/react-query";

import { ApiError, failureOf } from "../../api/errors";
import { problemQuery } from "../../api/queries";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import { UnknownProblem } from "./UnknownProblem";
import { Workspace } from "./Workspace";

// They load while the server is asked for the problem. Where that fails, they are loaded again when they are shown.
const parts = [import("../../editor/CodeEditor"), import("../../ui/RenderedMarkdown"), import("../../ui/Highlighted")];
void Promise.allSettled(parts);

export default function ProblemPage({ slug }: { slug: string }) {
  const problem = useQuery(problemQuery(slug));
  useTitle(problem.data?.title ?? "Problem");
  if (problem.data) return <Workspace problem={problem.data} />;
  if (!problem.error) return <Loading what="the problem" />;
  if (problem.error instanceof ApiError && problem.error.code === "unknown_problem") {
    const nearest = problem.error.details.nearest;
    return <UnknownProblem slug={slug} nearest={Array.isArray(nearest) ? nearest.map(String) : []} />;
  }
  return <Failed {...failureOf(problem.error)} retry={() => void problem.refetch()} />;
}
