import { BASE } from "../../api/base";
import { MessagePage } from "../../ui/MessagePage";

/** Shown instead of every page while the server does not know this browser. */
export function NoToken() {
  return (
    <MessagePage title="This browser is not signed in">
      <p>
        Gradus runs for one person on this machine and lets in whoever opens the address with its token. That address was printed
        when the server started; it looks like this:
      </p>
      <pre>{`${window.location.origin}${BASE}/?token=…`}</pre>
      <p>
        Open it once in this browser. If the terminal is gone, run <code>gradus open</code>, which opens the page with the token, or
        start the server again: the token stays the same.
      </p>
    </MessagePage>
  );
}
