import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { RemovalFrame } from "../../protocol/messages";
import { removal as words } from "../../state/access_words";
import { preview, say } from "../../state/session";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// Why these may be the people whom the panel is for.
export function warningsOf(found: RemovalFrame): string[] {
  return [
    ...(found.yours ? [words.yours] : []),
    ...(found.podium > 0 ? [words.podium(found.podium)] : []),
    ...(2 * found.connected > found.audience ? [words.most] : []),
  ];
}

// All who come from one address, of a question's asker or of a flood: what goes with them is told before it is pressed.
export function Removal(props: { of: { question?: string; origin?: string }; asker?: number; close: () => void }) {
  const { question, origin } = props.of;
  const sure = useSignal(false);
  useLayoutEffect(() => {
    preview.value = undefined;
    say({ type: "preview_removal", ...props.of });
  }, []);
  const last = preview.value;
  const found =
    last?.type === "removal" && last.question === question && (!origin || !last.origin || last.origin === origin) ? last : undefined;
  const warnings = found ? warningsOf(found) : [];
  const done = (to: { state: string }): void => void (to.state === "confirmed" && props.close());
  return (
    <div class="details removal" data-testid={testids.removal}>
      <h2 tabIndex={-1} data-first>
        {words.address}
      </h2>
      {!found ? (
        <p>{words.looking}</p>
      ) : !found.origin ? (
        <p>{words.unknown}</p>
      ) : (
        <>
          <dl class="tabular">
            {(["participants", "questions", "votes", "requests"] as const).map((what) => (
              <div key={what}>
                <dt>{words[what]}</dt>
                <dd data-testid={testids.removes(what)}>{found[what]}</dd>
              </div>
            ))}
            <div>
              <dt>{words.connected}</dt>
              <dd>{words.ofAudience(found.connected, found.audience)}</dd>
            </div>
          </dl>
          {warnings.length > 0 && (
            <div class="warned" data-testid={testids.removalWarning}>
              {warnings.map((one) => (
                <p key={one}>{one}</p>
              ))}
              <label class="check">
                <input
                  type="checkbox"
                  checked={sure.value}
                  data-testid={testids.removalSure}
                  onChange={(event) => (sure.value = event.currentTarget.checked)}
                />
                {words.sure}
              </label>
            </div>
          )}
          <p class="hint">{words.after}</p>
          <Press
            class="main"
            testid={testids.removeAll}
            command={
              found.participants > 0 && (warnings.length === 0 || sure.value) ? { type: "remove_origin", origin: found.origin } : undefined
            }
            done={done}
            roomy
          >
            {words.yes(found.participants)}
          </Press>
        </>
      )}
      {props.asker !== undefined && (
        <>
          <h3>{words.one}</h3>
          <Press testid={testids.removeOne} command={{ type: "remove_participants", participants: [props.asker] }} done={done} roomy>
            {words.oneYes}
          </Press>
        </>
      )}
    </div>
  );
}
