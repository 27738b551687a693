import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

// A file that is dropped here or chosen, one at a time; another one is taken once `read` is through.
export function DropBox(props: {
  title: string;
  busy?: string; // instead, meanwhile
  hint: string;
  choose: string;
  accept?: string;
  testid: string;
  read: (file: File) => Promise<void>;
}) {
  const over = useSignal(false);
  const busy = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0];
    if (!file || busy.value) return;
    busy.value = true;
    await props.read(file);
    busy.value = false;
    if (input.current) input.current.value = "";
  };
  return (
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
      <b>{busy.value ? (props.busy ?? props.title) : props.title}</b>
      <span class="hint">{props.hint}</span>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept={props.accept}
        data-testid={props.testid}
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <span class="button" aria-hidden="true">
        {props.choose}
      </span>
    </label>
  );
}
