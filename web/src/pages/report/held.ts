import type { SessionStatus } from "../../protocol/messages";
import { report as words } from "../../state/words";

export const isOver = (status: SessionStatus): boolean => status === "concluded" || status === "closed";
export const notHeld = (status: SessionStatus): string => (isOver(status) ? words.notHeld : words.notHeldYet);
