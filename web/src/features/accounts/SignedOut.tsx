/** Shown instead of every page while the server does not know who is here. */

import { useQuery } from "@tanstack/react-query";

import { optionsQuery } from "../../api/accounts";
import { failureOf } from "../../api/errors";
import { Failed, Loading } from "../../ui/MessagePage";
import { NoToken } from "./NoToken";
import { SignInPage } from "./SignInPage";

export default function SignedOut() {
  const options = useQuery(optionsQuery);
  if (options.data) return options.data.mode === "local" ? <NoToken /> : <SignInPage {...options.data} />;
  if (options.error) return <Failed {...failureOf(options.error)} retry={() => void options.refetch()} />;
  return <Loading what="how to sign in" />;
}
