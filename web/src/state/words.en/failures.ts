// Why the server did not do what the organiser asked for, and what to do.

import type { HttpError } from "../../protocol/http";

const outdated = "This page and the server are not of the same release. Reload the page.";

export const failures = {
  bad_request: outdated,
  busy: "The server has more to do than it can. Try again in a few seconds.",
  method_not_allowed: outdated,
  no_such_session: "This session is not on the server any more. Reload the page.",
  not_deleted: "The session could not be deleted. It is still there: delete it again, or tell whoever runs the server.",
  not_found: outdated,
  not_saved: "The session could not be saved. Try again, or tell whoever runs the server.",
  other_site: "The server answers its own pages only. Open this page by the server’s own address.",
  subprotocol: outdated,
  too_fast: "Too much was asked from this network. Try again in a few seconds.",
  too_large: "This is too large: a plan has 256 KiB at most. Shorten it, or choose another file.",
  unauthorised: "This organiser’s link is not valid on this server. Ask whoever runs it for the current one.",
  unavailable: "The server is stopping. Try again in a minute.",
  upgrade_required: outdated,
} satisfies Record<HttpError, string>;
