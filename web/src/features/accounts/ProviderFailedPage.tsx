/** Says why somebody was not signed in by a provider, and what to do. The address names the reason. */

import { Link, useSearchParams } from "wouter";

import { MessagePage } from "../../ui/MessagePage";

const REASONS = {
  invalid_flow: "This sign-in was not begun in this browser, or it took more than ten minutes. Begin again.",
  provider_failed: "The provider did not confirm who you are. Try again; if it goes on, tell an admin.",
  unknown_provider: "This server does not know that provider.",
  account_exists:
    "There is an account with your e-mail address here, or your account at the provider belongs to somebody else here. Sign in with your password, and join the two in the settings.",
  forbidden:
    "Your account is disabled, the provider has not verified your e-mail address, or new accounts need an invitation. Ask an admin.",
  not_found: "This server has no accounts.",
};

export default function ProviderFailedPage() {
  const [search] = useSearchParams();
  const reason = search.get("reason") ?? "";
  return (
    <MessagePage title="Not signed in">
      <p>{reason in REASONS ? REASONS[reason as keyof typeof REASONS] : "Something went wrong at the provider. Begin again."}</p>
      <p>
        <Link href="/">Go on</Link>
      </p>
    </MessagePage>
  );
}
