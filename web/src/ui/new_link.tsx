import type { ComponentChildren } from "preact";
import { links as words } from "../state/access_words";
import { Popover } from "./popover";
import { testids } from "./testids";

// Says what a new link does before anything is done. `children` is the button that makes it; it is given what closes the question.
export function NewLink(props: {
  who: string;
  label?: string;
  hint?: string;
  trouble?: string;
  children: (close: () => void) => ComponentChildren;
}) {
  return (
    <Popover label={props.label ?? words.renew} name={props.label ?? words.renewFor(props.who)} testid={testids.linkRenew}>
      {(close) => (
        <div class="details">
          <p tabIndex={-1} data-first>
            {props.hint ?? words.renewHint}
          </p>
          <div class="actions">{props.children(close)}</div>
          {props.trouble !== undefined && props.trouble !== "" && (
            <p class="said" role="alert">
              {props.trouble}
            </p>
          )}
        </div>
      )}
    </Popover>
  );
}
