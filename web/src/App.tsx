/** The pages by their addresses. Every page but the roadmap is loaded when it is opened. */

import { Suspense } from "react";
import { Route, Switch, useLocation } from "wouter";

import { useConnection } from "./api/connection";
import { Boundary } from "./components/Boundary";
import { Layout } from "./components/Layout";
import { lazily } from "./components/lazily";
import { Loading, NoToken, NotFound } from "./components/messages";
import { RoadmapPage } from "./pages/roadmap/RoadmapPage";

const AdminPage = lazily(() => import("./pages/admin/AdminPage"));
const ProblemPage = lazily(() => import("./pages/problem/ProblemPage"));
const ProgressPage = lazily(() => import("./pages/progress/ProgressPage"));
const SettingsPage = lazily(() => import("./pages/settings/SettingsPage"));

export function App() {
  const connection = useConnection();
  const [path] = useLocation();
  return (
    <Layout>
      {connection.state === "unauthorized" ? (
        <NoToken />
      ) : (
        <Boundary key={path}>
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
              <Route path="/admin">
                <AdminPage />
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      )}
    </Layout>
  );
}
