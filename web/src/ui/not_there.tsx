import { common } from "../state/words";
import { testids } from "./testids";

// In place of a page that has nothing to show: it is coming, or why it is not.
export function NotThere(props: { why: string | undefined; retry: string; look: () => Promise<unknown> }) {
  if (props.why === undefined) return <main class="text-only">{common.loading}</main>;
  return (
    <main class="text-only" data-testid={testids.page}>
      <p role="alert">{props.why}</p>
      <button type="button" class="button" onClick={() => void props.look()}>
        {props.retry}
      </button>
    </main>
  );
}
