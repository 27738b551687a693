import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isJoinCode } from "../../net/api";
import { plain } from "../../state/digits";
import { common, home as words } from "../../state/words";
import { testids } from "../../ui/testids";

const clean = (text: string): string =>
  plain(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 6);

// Goes to the session of a code. A wrong one stays in its field, with what is wrong.
export function Join(props: { go?: (to: string) => void }) {
  const { go = (to) => location.assign(to) } = props;
  const code = useSignal("");
  const wrong = useSignal("");
  const asking = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const join = async (): Promise<void> => {
    const asked = code.value;
    if (asking.value) return;
    if (asked.length < 6) wrong.value = words.badCode;
    else {
      asking.value = true;
      const found = await isJoinCode(asked);
      asking.value = false;
      if (code.value !== asked) return;
      if (found) return go(`/audience/${asked}`);
      wrong.value = found === undefined ? words.failed : words.unknownCode;
    }
    field.current?.select();
  };
  return (
    <main class="join" data-testid={testids.page}>
      <header>
        <h1>{words.title}</h1>
        <p>{words.tagline}</p>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void join();
        }}
      >
        <h2>{words.joinTitle}</h2>
        <label class="field">
          {words.code}
          <input
            ref={field}
            class="code"
            type="text"
            inputMode="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={code.value}
            aria-describedby="code-hint"
            aria-invalid={wrong.value !== ""}
            data-testid={testids.codeInput}
            onInput={(event) => {
              code.value = clean(event.currentTarget.value);
              wrong.value = "";
              event.currentTarget.value = code.value;
            }}
          />
        </label>
        <p class={wrong.value === "" ? "hint" : "hint wrong"} id="code-hint" role="status">
          {wrong.value || words.codeHint}
        </p>
        <button type="submit" class="button main" data-testid={testids.codeJoin}>
          {words.join}
        </button>
      </form>
      <a class="quiet-link" href="/privacy">
        {common.privacy}
      </a>
    </main>
  );
}
