import { useSignal } from "@preact/signals";
import { exportOf } from "../../net/api";
import type { Report } from "../../protocol/report";
import { report as words } from "../../state/words";
import { saveAs } from "../../ui/save_file";
import { testids } from "../../ui/testids";

export function Exports(props: { of: Report; token: string }) {
  const { of, token } = props;
  const failed = useSignal(false);
  const save = async (file: string): Promise<void> => {
    const answer = await exportOf(token, of.session, file);
    failed.value = !answer.ok;
    if (answer.ok) saveAs(`${of.session}-${file}`, answer.value);
  };
  const files = Object.entries(words.files).filter(([file]) => file !== "captions.csv" || of.captions.length > 0);
  return (
    <div class="exports">
      <button type="button" class="button strong" onClick={() => print()} data-testid={testids.reportPrint}>
        {words.print}
      </button>
      <span>{words.save}</span>
      {files.map(([file, name]) => (
        <button key={file} type="button" class="button" onClick={() => void save(file)} data-testid={testids.reportExport} data-id={file}>
          {name}
        </button>
      ))}
      {failed.value && <p role="alert">{words.fail}</p>}
    </div>
  );
}
