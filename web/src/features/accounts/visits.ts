/** What happens in the browser when somebody comes or goes: nothing of the one before stays on the pages. */


import { open } from "../../api/base";
import { queryClient } from "../../api/queries";
import { beginVisit, endVisit } from "../../api/session";
import { setOwner } from "../../ui/storage";

/** Somebody has signed in, here or in another tab: everything is asked anew. */
export function entered(): void {
  queryClient.clear();
  beginVisit();
}

/** Somebody has signed out, or their account is gone: the sign-in page appears, and leads to the roadmap. */
export function left(): void {
  setOwner(null);
  open("/");
  queryClient.clear();
  endVisit();
}
