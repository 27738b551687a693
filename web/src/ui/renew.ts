// A page that was open while its server was upgraded goes on as it is, and is loaded anew when that does no harm (protocol/README.md, "What
// may change under this name").

import { effect } from "@preact/signals";
import { me } from "../state/session";
import { seen } from "../state/uptime";

// Whether the server has another page than this one by now, whose files are named by what is in them; undefined where it does not answer.
async function isOld(): Promise<boolean | undefined> {
  try {
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    const page = await answer.text();
    const files = [...document.querySelectorAll("script[src], link[rel=stylesheet]")];
    return answer.ok ? !files.every((file) => page.includes(file.getAttribute("src") ?? file.getAttribute("href")!)) : undefined;
  } catch {
    return undefined;
  }
}

// No harm is done where nobody looks, nothing has been typed, no press waits for its answer and nothing fills the screen. Nobody works at a
// page that is `unattended`: it may be seen to load.
const mayLoad = (unattended: boolean): boolean =>
  (unattended || !seen()) &&
  !document.fullscreenElement &&
  !document.querySelector("[data-outcome]") && // of a press
  [...document.querySelectorAll<HTMLInputElement>("input:not([type=checkbox], [type=radio]), textarea")].every(({ value }) => value === "");

export function renew({ unattended = false, load = () => location.reload() } = {}): () => void {
  let epoch: string | undefined; // of which server this is known to be the page
  const look = async (): Promise<void> => {
    const to = me.peek()?.epoch;
    epoch ??= to;
    if (to === epoch || !mayLoad(unattended)) return;
    const old = await isOld();
    if (old === false) epoch = to;
    if (old && mayLoad(unattended)) load();
  };
  const looks = (): void => void look();
  const stop = effect(() => {
    void me.value;
    looks();
  });
  document.addEventListener("visibilitychange", looks);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", looks);
  };
}
