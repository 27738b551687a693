import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const every = 10_000;
// A good network answers far sooner.
const answerExpected = 2_500;

// Looks again and again at what the server does not send by itself, while somebody looks at the page. `look` tells whether there was an
// answer. Gives how old what is shown is, in milliseconds, once an answer is overdue; 0 while all is well.
export function useFollowed(look: () => Promise<boolean>): number {
  const age = useSignal(0);
  useEffect(() => {
    let heard = performance.now();
    let asked = -Infinity;
    let waits = false;
    let failed = false;
    const ask = async (): Promise<void> => {
      if (waits) return;
      waits = true;
      asked = performance.now();
      failed = !(await look());
      waits = false;
      if (!failed) heard = performance.now();
      tell();
    };
    const tell = (): void => {
      const now = performance.now();
      age.value = failed || (waits && now - asked >= answerExpected) ? now - heard : 0;
    };
    const onTick = (): void => {
      if (document.visibilityState !== "visible") return;
      if (performance.now() - asked >= every) void ask();
      tell();
    };
    const timer = setInterval(onTick, 1000);
    const onVisible = (): void => void (document.visibilityState === "visible" && ask());
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("online", onVisible);
    void ask();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("online", onVisible);
    };
  }, []);
  return age.value;
}
