import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { onShown, seen, uptime } from "../state/uptime";

// A good network answers far sooner.
const answerExpected = 2_500;

// Looks again and again at what the server does not send by itself, while somebody looks at the page. `look` tells whether there was an
// answer. Gives how old what is shown is, in milliseconds, once an answer is overdue; 0 while all is well.
export function useFollowed(look: () => Promise<boolean>, every = 10_000): number {
  const age = useSignal(0);
  useEffect(() => {
    let heard = uptime.now();
    let asked = -Infinity;
    let waits = false;
    let failed = false;
    const ask = async (): Promise<void> => {
      if (waits) return;
      waits = true;
      asked = uptime.now();
      failed = !(await look());
      waits = false;
      if (!failed) {
        uptime.heard();
        heard = uptime.now();
      }
      tell();
    };
    const tell = (): void => {
      const now = uptime.now();
      age.value = failed || (waits && now - asked >= answerExpected) ? now - heard : 0;
    };
    const onTick = (): void => {
      if (uptime.look(seen())) void ask();
      if (!seen()) return;
      if (uptime.now() - asked >= every) void ask();
      tell();
    };
    const timer = setInterval(onTick, 1000);
    const stop = onShown(() => {
      void ask();
      tell();
    });
    const onOnline = (): void => void (seen() && ask());
    addEventListener("online", onOnline);
    void ask();
    return () => {
      clearInterval(timer);
      stop();
      removeEventListener("online", onOnline);
    };
  }, []);
  return age.value;
}
