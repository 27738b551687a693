import { useSignal } from "@preact/signals";
import { fileBytes } from "../../state/import/limits";
import { sourceOfFile, sourceOfText } from "../../state/import/read";
import type { Here, Source, Wrong } from "../../state/import/reading";
import { importing as words } from "../../state/import_words";
import { testids } from "../../ui/testids";
import { DropBox } from "./drop_box";

// A file, or a text that is pasted.
export function ImportSource(props: { here: Here; read: (source: Source) => void; wrong: Wrong | undefined }) {
  const { here } = props;
  const text = useSignal("");

  const take = async (file: File): Promise<void> => {
    // One that is too large is not read at all.
    const bytes = file.size > fileBytes ? undefined : new Uint8Array(await file.arrayBuffer());
    props.read(bytes ? sourceOfFile(file.name, bytes, here) : { format: "wrong", why: "too_large" });
  };

  return (
    <div class="sources">
      <p class="wrong" role="alert" data-testid={testids.importWrong}>
        {props.wrong && words.wrong[props.wrong]}
      </p>
      <DropBox
        title={words.drop}
        busy={words.reading}
        hint={words.dropHint}
        choose={words.choose}
        testid={testids.importFile}
        read={take}
      />
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
