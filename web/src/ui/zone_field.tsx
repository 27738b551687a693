import { planning as words } from "../state/later_words";
import { testids } from "./testids";
import { TextField } from "./text_field";

const zones = ((): string[] => {
  try {
    return Intl.supportedValuesOf("timeZone");
  } catch {
    return [];
  }
})();

// In which zone the times of a session are meant; the names that the browser knows are offered.
export function ZoneField(props: { value: string; change: (value: string) => void; fault: string | undefined; place?: string }) {
  return (
    <>
      <TextField label={words.zone} testid={testids.planField("zone")} list="zones" {...props} />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
