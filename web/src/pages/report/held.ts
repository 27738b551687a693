import type { SessionStatus } from "../../protocol/messages";
import { isOver } from "../../state/run";
import { report as words } from "../../state/words";

// Of a session of which nothing has begun.
export const notHeld = (of: { status: SessionStatus }): string => (isOver(of) ? words.notHeld : words.notHeldYet);
