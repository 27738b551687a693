// What reads programmes of other systems, and what prints, which few need: it is fetched by whoever wants to.

import { signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import { organiser as words } from "../../state/later_words";
import { common, connection } from "../../state/words";
import style from "./import.css?url";

type Later = typeof import("./on_demand_parts");

const later = signal<Later | undefined>(undefined);
const failed = signal(false);

// Shown without it all the same, should it not come.
const styled = (): Promise<void> =>
  new Promise((done) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { rel: "stylesheet", href: style, onload: () => done(), onerror: () => done() }));
  });

export async function load(fetched: () => Promise<Later> = () => import("./on_demand_parts")): Promise<void> {
  if (later.peek()) return;
  failed.value = false;
  try {
    [later.value] = await Promise.all([fetched(), styled()]);
  } catch {
    failed.value = true;
  }
}

export function OnDemand(props: { leave: () => void; show: (all: Later) => ComponentChild }) {
  useEffect(() => void load(), []);
  if (later.value) return <>{props.show(later.value)}</>;
  return (
    <main class="organiser">
      <button type="button" class="button quiet" onClick={props.leave}>
        <span aria-hidden="true" class="back" />
        {words.toSessions}
      </button>
      <p role="status">{failed.value ? connection.notLoaded : common.loading}</p>
      {failed.value && (
        <button type="button" class="button" onClick={() => location.reload()}>
          {connection.reload}
        </button>
      )}
    </main>
  );
}
