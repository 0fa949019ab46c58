/** A problem: what is asked, the editor, and what the judge says. */

import { useQuery } from "@tanstack/react-query";

import { ApiError } from "../../api/errors";
import { problemQuery } from "../../api/queries";
import { Failed, Loading, UnknownProblem } from "../../components/messages";
import { useTitle } from "../../components/useTitle";
import { Workspace } from "./Workspace";
import "./problem.css";

// They load while the server is asked for the problem. Where that fails, they are loaded again when they are shown.
const parts = [import("../../editor/CodeEditor"), import("../../components/RenderedMarkdown"), import("../../components/Highlighted")];
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
  return <Failed error={problem.error} retry={() => void problem.refetch()} />;
}
