import { useSignal } from "@preact/signals";
import type { SessionCard } from "../../protocol/http";
import { caseFolded as compared } from "../../state/case_fold";
import { organiser as words } from "../../state/later_words";
import { testids } from "../../ui/testids";
import { archived } from "./archive";
import { inOrder } from "./order";
import { Session } from "./session";
import type { Deeds } from "./session_menu";

// A row is made when its reader comes to it: a server may have a thousand sessions.
const page = 40;

function Rows(props: { of: SessionCard[]; at: number; token: string; open: string | undefined; away?: boolean; deeds: Deeds }) {
  const { of, at, token, deeds, away = false } = props;
  const shown = useSignal(page);
  const rest = of.length - shown.value;
  return (
    <>
      <ol>
        {of.slice(0, shown.value).map((one) => (
          <Session key={one.id} session={one} at={at} token={token} open={one.id === props.open} away={away} deeds={deeds} />
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" class="button more" data-testid={testids.sessionMore} data-each onClick={() => (shown.value += page)}>
          {words.more(Math.min(rest, page))}
        </button>
      )}
    </>
  );
}

// `fresh` is the one that was just made.
export function SessionList(props: { of: SessionCard[]; at: number; token: string; fresh: string | undefined; deeds: Deeds }) {
  const { of: all, at, token, deeds } = props;
  const text = useSignal("");
  const away = archived();
  const sought = compared(text.value).split(" ");
  const looks = text.value.trim() !== "";
  const found = inOrder(all, at, props.fresh).filter((one) => {
    if (!looks) return true;
    const within = compared([one.title, one.venue, one.join_code, ...one.links.panellists.map(({ name }) => name)].join(" "));
    return sought.every((word) => within.includes(word));
  });
  const listed = found.filter((one) => !away.has(one.id));
  const folded = found.filter((one) => away.has(one.id));
  const open = props.fresh ?? (all.length === 1 ? all[0]?.id : undefined);
  const rows = { at, token, open, deeds };
  return (
    <>
      {all.length > 1 && (
        <div class="find">
          <label class="field">
            <span class="unseen">{words.find}</span>
            <input
              type="search"
              dir="auto"
              autocomplete="off"
              placeholder={words.find}
              value={text.value}
              data-testid={testids.sessionFind}
              onInput={(event) => (text.value = event.currentTarget.value)}
            />
          </label>
          <p class="hint" role="status">
            {looks && words.found(found.length)}
          </p>
        </div>
      )}
      <Rows key={`listed ${text.value}`} of={listed} {...rows} />
      {folded.length > 0 && (
        <details class="archived" open={looks}>
          <summary class="button quiet" data-testid={testids.sessionArchive}>
            {words.archived(folded.length)}
          </summary>
          <p class="hint">{words.archivedHint}</p>
          <Rows key={`folded ${text.value}`} of={folded} away {...rows} />
        </details>
      )}
    </>
  );
}
