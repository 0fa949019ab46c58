/** The pages by their addresses. Every page but the roadmap is loaded when it is opened. */

import { Suspense } from "react";
import { Route, Switch, useLocation } from "wouter";

import { useConnection } from "../api/connection";
import { NoToken } from "../features/accounts/NoToken";
import { RoadmapPage } from "../features/catalog/RoadmapPage";
import { Boundary } from "../ui/Boundary";
import { lazily } from "../ui/lazily";
import { Loading } from "../ui/MessagePage";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";

const AdminPage = lazily(() => import("../features/admin/AdminPage"));
const ProblemPage = lazily(() => import("../features/solving/ProblemPage"));
const ProgressPage = lazily(() => import("../features/progress/ProgressPage"));
const SettingsPage = lazily(() => import("../features/accounts/SettingsPage"));

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
