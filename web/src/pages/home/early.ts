// Built into the page itself: whoever comes as the organiser fetches the organiser's tools beside the page's script, which would ask for
// them a round trip later. A browser that does not know such a link waits for that.

import { isToken, kept } from "./token";

function isOrganiser(): boolean {
  try {
    return isToken(location.hash.slice(1)) || sessionStorage.getItem(kept) !== null;
  } catch {
    return false;
  }
}

// The build writes the name.
if (isOrganiser()) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: "%later%" }));
