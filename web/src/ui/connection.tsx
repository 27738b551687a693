import { computed } from "@preact/signals";
import { barred } from "../net/socket";
import { crowded, locked } from "../protocol/codes";
import { silence, status } from "../state/session";
import { common, connection as words } from "../state/words";
import { AgeNote } from "./age";
import { testids } from "./testids";

// Why it cannot come back yet, where that is known: the server has no slot left for the audience (protocol/errors.md), nobody new is let
// in, or a proxy lets no socket through.
const hindrances: Record<number, string> = { [barred]: words.barred, [crowded]: words.crowded, [locked]: words.locked };
export const hindrance = computed(() => hindrances[(status.value as { code: number }).code]);

// How long ago the server was heard, when that is long. It floats or has its own place: nothing moves when it comes and goes.
export function ConnectionNote(props: { floating?: boolean; alsoKept?: boolean }) {
  return (
    <span class={props.floating ? "connection-place" : ""} data-testid={testids.connection} data-state={status.value.state}>
      <AgeNote
        age={silence.value}
        say={(ms) => hindrance.value ?? words.away(ms)}
        floating={props.floating}
        also={props.alsoKept ? words.kept : undefined}
      />
    </span>
  );
}

// For a page that will not come back by itself: why, calmly. Where the link is of no use, `home` offers the entrance.
export function Farewell(props: { say: string; home: boolean }) {
  return (
    <main class="text-only" data-testid={testids.ended}>
      <h1>{common.product}</h1>
      <p>{props.say}</p>
      {props.home ? (
        <a class="button main" href="/">
          {words.toHome}
        </a>
      ) : (
        <button type="button" class="button main" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </main>
  );
}
