import { useSignal } from "@preact/signals";
import { plain } from "../../state/digits";
import { home as words } from "../../state/words";
import { testids } from "../../ui/testids";

const clean = (text: string): string =>
  plain(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 6);

export function Join() {
  const code = useSignal("");
  const tried = useSignal(false);
  return (
    <main class="join" data-testid={testids.page}>
      <header>
        <h1>{words.title}</h1>
        <p>{words.tagline}</p>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          tried.value = true;
          if (code.value.length === 6) location.assign(`/audience/${code.value}`);
        }}
      >
        <h2>{words.joinTitle}</h2>
        <label class="field">
          {words.code}
          <input
            class="code"
            type="text"
            inputMode="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            placeholder="······"
            value={code.value}
            aria-describedby="code-hint"
            aria-invalid={tried.value && code.value.length < 6}
            data-testid={testids.codeInput}
            onInput={(event) => {
              code.value = clean(event.currentTarget.value);
              event.currentTarget.value = code.value;
            }}
          />
        </label>
        <p class="hint" id="code-hint" role="status">
          {tried.value && code.value.length < 6 ? words.badCode : words.codeHint}
        </p>
        <button type="submit" class="button main" data-testid={testids.codeJoin}>
          {words.join}
        </button>
      </form>
    </main>
  );
}
