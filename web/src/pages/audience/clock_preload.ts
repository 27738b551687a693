// The clock before the rest of the page, which on a bad network is there seconds later. The server has written into the page what it shows;
// this counts on from there until the session is shown. Built into the page itself.

import "./clock_preload.css";
import type { ClockPreload } from "../../protocol/messages";
import { countdown } from "../../state/figures";
import { left } from "../../state/run";
import { setTheme } from "../../ui/theme";

setTheme("device");

const place = document.getElementById("clock-preload")!;
const [given, title, clock] = place.querySelectorAll("script, h1, .clock");

function show(preload: ClockPreload, answered: number): void {
  if (!place.isConnected) return;
  const rest = left(preload.clock, preload.at + (Date.now() - answered) * preload.time_scale);
  const text = countdown(rest);
  clock!.innerHTML = `<span data-chars=${text.length}>${text}</span>`;
  // Until the next second begins.
  setTimeout(() => show(preload, answered), (((rest % 1000) + 1000) % 1000) / preload.time_scale + 1);
}

if (given!.textContent) {
  const preload = JSON.parse(given!.textContent) as ClockPreload;
  const [{ requestStart, responseStart }] = performance.getEntriesByType("navigation") as [PerformanceNavigationTiming];
  title!.textContent = preload.title;
  place.hidden = false;
  // The server answered between the two. Counted by the clock that goes on while a phone sleeps.
  show(preload, performance.timeOrigin + (requestStart + responseStart) / 2);
}
