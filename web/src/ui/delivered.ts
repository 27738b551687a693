import { useEffect } from "preact/hooks";
import { send } from "../state/session";

const noted = new Set<string>();

// Tells the server, once, that a message stands before its reader. A page that nobody can see waits until it is looked at.
export function useDelivered(message: string): void {
  useEffect(() => {
    const note = (): void => {
      if (document.visibilityState !== "visible" || noted.has(message)) return;
      noted.add(message);
      // Another page of the same reader may have told it before.
      send({ type: "note_delivery", message }, () => {});
    };
    note();
    document.addEventListener("visibilitychange", note);
    return () => document.removeEventListener("visibilitychange", note);
  }, [message]);
}
