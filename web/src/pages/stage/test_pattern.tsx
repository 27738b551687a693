import "./test_pattern.css";
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { now, view, zone } from "../../state/session";
import { timeWithSeconds, zoneName } from "../../state/format";
import { stage as words } from "../../state/words";
import { ConnectionNote } from "../../ui/connection";
import { testids } from "../../ui/testids";

const greys = Array.from({ length: 11 }, (_, i) => i * 10);

// For setting a projector up: are all four edges there, is the picture sharp and its circle round, and are the darkest and the brightest steps
// told apart.
export function TestPattern() {
  const size = useSignal([innerWidth, innerHeight]);
  useEffect(() => {
    const measure = (): void => void (size.value = [innerWidth, innerHeight]);
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const [width, height] = size.value as [number, number];
  // Pixels of the screen, rather than those of the page.
  const ratio = Math.round(devicePixelRatio * 100) / 100;
  return (
    <main class="stage pattern" data-testid={testids.page} data-picture="test" data-status={view.value.run!.status}>
      <ConnectionNote floating />
      <div class="safe">
        <span>{words.safe}</span>
      </div>
      <div class="circle" />
      <div class="facts">
        <h1>{words.test}</h1>
        <p class="tabular" data-testid={testids.resolution}>
          {words.pixels(Math.round(width * ratio), Math.round(height * ratio), ratio)}
        </p>
        <p class="tabular time" data-testid={testids.testClock}>
          {timeWithSeconds(now.value, zone.value)}
        </p>
        <p>{zoneName(zone.value)}</p>
        <ol class="greys" aria-hidden="true">
          {greys.map((grey) => (
            <li
              key={grey}
              style={{
                background: `rgb(${[grey, grey, grey].map((one) => Math.round(one * 2.55)).join(" ")})`,
                color: grey < 50 ? "#fff" : "#000",
              }}
            >
              {grey}
            </li>
          ))}
        </ol>
        <div class="nearly" aria-hidden="true">
          <span class="black">
            {[2, 4, 6, 8].map((one) => (
              <i key={one} style={{ background: `rgb(${one * 2.55} ${one * 2.55} ${one * 2.55})` }} />
            ))}
          </span>
          <span class="white">
            {[98, 96, 94, 92].map((one) => (
              <i key={one} style={{ background: `rgb(${one * 2.55} ${one * 2.55} ${one * 2.55})` }} />
            ))}
          </span>
        </div>
      </div>
    </main>
  );
}
