import type { SessionStatus } from "../../protocol/messages";
import { isOver } from "../../state/run";
import { report as words } from "../../state/words";

// Of a segment that has not begun.
export const notHeld = (of: { status: SessionStatus }): string => (isOver(of) ? words.notHeld : words.notHeldYet);
