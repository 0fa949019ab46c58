/** The ways to sign in by a provider, or to join one's account there to the one here. */

import clsx from "clsx";
import { useQuery } from "@tanstack/react-query";

import { optionsQuery } from "../../api/accounts";
import { address, openPage } from "../../api/base";
import type { Provider } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Part } from "./Part";

/** The address that leads to a provider, and then back to the page that is open. */
function startOf(provider: Provider): string {
  return address(`/api/auth/providers/${provider.id}/start?target=${encodeURIComponent(openPage())}`);
}

export function ProviderButtons({ providers, action }: { providers: readonly Provider[]; action: string }) {
  return providers.map((provider) => (
    <p key={provider.id}>
      <a className={clsx(shared.button)} href={startOf(provider)}>
        {action} {provider.name}
      </a>
    </p>
  ));
}

/** Nothing where the server has no providers. */
export function JoinProviders() {
  const { data: options } = useQuery(optionsQuery);
  if (!options?.providers.length) return null;
  return (
    <Part title="Signing in by a provider">
      <p className={shared.soft}>The provider has to have verified the e-mail address that your account has here. You can then sign in by it.</p>
      <ProviderButtons providers={options.providers} action="Join" />
    </Part>
  );
}
