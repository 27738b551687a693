import type { Report } from "../../protocol/report";
import { timeWithSeconds } from "../../state/format";
import { report as words } from "../../state/words";
import { testids } from "../../ui/testids";

// What a caption service heard, where that is kept.
export function Captions(props: { of: Report }) {
  const { captions, time_zone: zone } = props.of;
  if (captions.length === 0) return null;
  return (
    <section class="captions">
      <h2>{words.captions}</h2>
      <ol>
        {captions.map((one, i) => (
          <li key={i} data-testid={testids.reportCaption}>
            <span class="tabular">{timeWithSeconds(one.at, zone)}</span>
            <span class="typed aligned" dir="auto" lang={one.language || undefined}>
              {one.text}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
