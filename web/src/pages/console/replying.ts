import type { RequestView, SessionView } from "../../protocol/messages";
import { due as words } from "../../state/words";

// What somebody wants to reply to, where that is what they asked the floor for.
export function replyOf(view: SessionView, request: RequestView | undefined): string | undefined {
  if (request?.kind === "right_of_reply") return words.rightOfReply;
  if (request?.kind !== "response") return undefined;
  const to = view.requests?.[request.responds_to ?? ""]?.name;
  return to === undefined ? words.response : words.responseTo(to);
}
