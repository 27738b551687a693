import { effect } from "@preact/signals";
import { type ComponentType, render } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Commands } from "../net/commands";
import { badFrame, forgotten, linkReplaced, notAdmitted, unauthorised, unknownSession, unknownToken } from "../protocol/codes";
import { participantSecret, pass } from "../state/kept";
import { sentenceOf } from "../state/refusals";
import { connect, ready, status, view } from "../state/session";
import { common, connection, direction, language } from "../state/words";
import { Announcer } from "./announcer";
import { ConnectionNote, Farewell, hindrance } from "./connection";
import { keepPolicy } from "./press_policy";

const preload = document.getElementById("clock-preload");

function Page(props: { of: ComponentType }) {
  const s = status.value;
  const replaced = ready.value || s.state === "ended";
  // In one frame with what takes its place.
  useLayoutEffect(() => {
    if (replaced) preload?.remove();
  }, [replaced]);
  if (s.state === "ended") {
    const unknown = s.code === unknownToken || s.code === unknownSession || s.code === unauthorised;
    const told: Record<number, string> = {
      [badFrame]: connection.release,
      [forgotten]: connection.deleted,
      [linkReplaced]: connection.replaced,
      [notAdmitted]: connection.notAdmitted,
    };
    const say = unknown ? connection.unknown : (told[s.code] ?? sentenceOf(s.why, connection.ended));
    return <Farewell say={say} home={unknown || s.code === linkReplaced} />;
  }
  return (
    <>
      {ready.value ? (
        <props.of />
      ) : (
        <main class="text-only">
          <p>{hindrance.value ?? (s.state === "away" ? connection.trying : common.loading)}</p>
        </main>
      )}
      {/* The clock that came with the page says its age too, until the session is there. */}
      {!ready.value && !hindrance.value && preload?.hidden === false && <ConnectionNote floating />}
      <Announcer />
    </>
  );
}

// Starts a page that belongs to a session: its link carries the token after the #, and that of the audience a join code in its path.
export function start(page: ComponentType, title: string, options: { participant?: boolean; commands?: typeof Commands } = {}): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  // Tabs tell sessions apart.
  effect(() => void (document.title = [view.value.plan?.title, title, common.product].filter(Boolean).join(" · ")));
  const root = document.getElementById("root")!;
  const token = location.hash.slice(1) || (location.pathname.split("/")[2] ?? "");
  // Another link opened in the same tab is another page.
  addEventListener("hashchange", () => location.reload());
  if (token === "") {
    render(<Farewell say={connection.incomplete} home />, root);
    return;
  }
  const kept = options.participant && pass.read(token);
  connect(
    { token, ...(options.participant && { participant: participantSecret() }), ...(kept && { pass: kept }) },
    options.commands,
    (to) => pass.write(token, to),
  );
  keepPolicy(document);
  render(<Page of={page} />, root);
}
