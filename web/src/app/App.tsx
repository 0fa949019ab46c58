/** The pages by their addresses. Every page but the roadmap is loaded when it is opened. */

import { Suspense, useEffect } from "react";
import { Route, Switch, useLocation } from "wouter";

import { useMe } from "../api/queries";
import { useSignedOut } from "../api/session";
import type { Me } from "../api/types";
import { entered } from "../features/accounts/visits";
import { RoadmapPage } from "../features/catalog/RoadmapPage";
import { Boundary } from "../ui/Boundary";
import { lazily } from "../ui/lazily";
import { Loading } from "../ui/MessagePage";
import { onOwnerElsewhere, setOwner, useOwner } from "../ui/storage";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";

const AdminPage = lazily(() => import("../features/admin/AdminPage"));
const AuthoredProblemsPage = lazily(() => import("../features/authoring/ProblemsPage"));
const DraftPage = lazily(() => import("../features/authoring/DraftPage"));
const DevicePage = lazily(() => import("../features/accounts/DevicePage"));
const JoinPage = lazily(() => import("../features/accounts/JoinPage"));
const ProblemPage = lazily(() => import("../features/solving/ProblemPage"));
const ProgressPage = lazily(() => import("../features/progress/ProgressPage"));
const ProviderFailedPage = lazily(() => import("../features/accounts/ProviderFailedPage"));
const ForgottenPage = lazily(() => import("../features/accounts/ForgottenPage"));
const ResetPage = lazily(() => import("../features/accounts/ResetPage"));
const VersionsPage = lazily(() => import("../features/authoring/VersionsPage"));
const SyllabusPage = lazily(() => import("../features/authoring/SyllabusPage"));
const SettingsPage = lazily(() => import("../features/accounts/SettingsPage"));
const SignedOut = lazily(() => import("../features/accounts/SignedOut"));

const FOR_VISITORS = new Set(["/join", "/reset", "/forgotten", "/provider-failed"]); // the same for everybody: nothing typed there goes when it is known who is here

export function App() {
  const [path] = useLocation();
  const signedOut = useSignedOut();
  const owner = useOwner();
  const known = useKnownOwner();
  return (
    <Layout>
      <Boundary key={FOR_VISITORS.has(path) ? path : `${String(signedOut)} ${owner ?? ""} ${path}`}>
        <Suspense fallback={<Loading what="the page" />}>
          <Switch>
            <Route path="/join">
              <JoinPage />
            </Route>
            <Route path="/forgotten">
              <ForgottenPage />
            </Route>
            <Route path="/reset">
              <ResetPage />
            </Route>
            <Route path="/provider-failed">
              <ProviderFailedPage />
            </Route>
            {signedOut && (
              <Route>
                <SignedOut />
              </Route>
            )}
            {!known && (
              <Route>
                <Loading what="the page" />
              </Route>
            )}
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
            <Route path="/device">
              <DevicePage />
            </Route>
            <Route path="/authoring">
              <AuthoredProblemsPage />
            </Route>
            <Route path="/authoring/study-list">
              <SyllabusPage />
            </Route>
            <Route path="/authoring/drafts/:id">{({ id }) => (/^\d+$/.test(id) ? <DraftPage key={id} id={Number(id)} /> : <NotFound />)}</Route>
            <Route path="/authoring/problems/:slug/versions">{({ slug }) => <VersionsPage key={slug} slug={slug} />}</Route>
            <Route path="/admin/:part?">{({ part }) => <AdminPage part={part ?? ""} />}</Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Boundary>
    </Layout>
  );
}

/** Whose things this browser is to show; null where there are no accounts. */
function ownerOf(me: Me): string | null {
  return me.mode === "accounts" ? String(me.id) : null;
}

/** Keeps the owner of the browser's storage the one who is signed in. False while they differ: nothing of anybody is shown then. */
function useKnownOwner(): boolean {
  const me = useMe();
  const owner = useOwner();
  const expected = me.data === undefined ? owner : ownerOf(me.data);
  useEffect(() => {
    if (expected !== owner) setOwner(expected);
  }, [expected, owner]);
  useEffect(() => onOwnerElsewhere(entered), []);
  return expected === owner;
}
