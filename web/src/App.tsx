/** The pages by their addresses. Every page but the roadmap is loaded when it is opened. */

import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";

import { useConnection } from "./api/connection";
import { Layout } from "./components/Layout";
import { Loading, NoToken, NotFound } from "./components/messages";
import { RoadmapPage } from "./pages/roadmap/RoadmapPage";

const ProblemPage = lazy(() => import("./pages/problem/ProblemPage"));
const ProgressPage = lazy(() => import("./pages/progress/ProgressPage"));
const SettingsPage = lazy(() => import("./pages/settings/SettingsPage"));

export function App() {
  const connection = useConnection();
  return (
    <Layout>
      {connection.state === "unauthorized" ? (
        <NoToken />
      ) : (
        <Suspense fallback={<Loading what="the page" />}>
          <Switch>
            <Route path="/">
              <RoadmapPage />
            </Route>
            <Route path="/problems/:slug">{({ slug }) => <ProblemPage key={slug} slug={slug} />}</Route>
            <Route path="/progress">
              <ProgressPage />
            </Route>
            <Route path="/settings">
              <SettingsPage />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      )}
    </Layout>
  );
}
