import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { fileBytes } from "../../state/import/limits";
import { sourceOfFile, sourceOfText } from "../../state/import/read";
import type { Here, Source, Wrong } from "../../state/import/reading";
import { importing as words } from "../../state/import_words";
import { testids } from "../../ui/testids";

// A file, or a text that is pasted.
export function ImportSource(props: { here: Here; read: (source: Source) => void; wrong: Wrong | undefined }) {
  const { here } = props;
  const text = useSignal("");
  const over = useSignal(false);
  const busy = useSignal(false);
  const input = useRef<HTMLInputElement>(null);

  const take = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0];
    if (!file || busy.value) return;
    busy.value = true;
    // One that is too large is not read at all.
    const bytes = file.size > fileBytes ? undefined : new Uint8Array(await file.arrayBuffer());
    busy.value = false;
    if (input.current) input.current.value = "";
    props.read(bytes ? sourceOfFile(file.name, bytes, here) : { format: "wrong", why: "too_large" });
  };

  return (
    <div class="sources">
      <p class="wrong" role="alert" data-testid={testids.importWrong}>
        {props.wrong && words.wrong[props.wrong]}
      </p>
      <label
        class="drop"
        data-over={over.value}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => (over.value = false)}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          void take(event.dataTransfer?.files);
        }}
      >
        <b>{busy.value ? words.reading : words.drop}</b>
        <span class="hint">{words.dropHint}</span>
        <input
          ref={input}
          class="unseen"
          type="file"
          data-testid={testids.importFile}
          onChange={(event) => void take(event.currentTarget.files)}
        />
        <span class="button" aria-hidden="true">
          {words.choose}
        </span>
      </label>
      <form
        class="part"
        onSubmit={(event) => {
          event.preventDefault();
          props.read(sourceOfText(text.value, here));
        }}
      >
        <label class="field">
          <b>{words.paste}</b>
          <span class="hint">{words.pasteHint}</span>
          <textarea
            rows={12}
            dir="auto"
            value={text.value}
            data-testid={testids.importText}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" disabled={text.value.trim() === ""} data-testid={testids.importRead}>
          {words.read}
        </button>
      </form>
    </div>
  );
}
