// The clock before the rest of the page, which on a bad network is there seconds later. The server has written into the page what it shows;
// this counts on from there until the session is shown. Built into the page itself.

import "./glance.css";
import type { Glance } from "../../protocol/messages";
import { countdown } from "../../state/figures";
import { left } from "../../state/run";
import { setTheme } from "../../ui/theme";

setTheme("device");

const place = document.getElementById("glance")!;
const [given, title, clock] = place.querySelectorAll("script, h1, .clock");

function show(glance: Glance, answered: number): void {
  if (!place.isConnected) return;
  const rest = left(glance.clock, glance.at + (Date.now() - answered) * glance.rate);
  const text = countdown(rest);
  clock!.innerHTML = `<span data-chars=${text.length}>${text}</span>`;
  // Until the next second begins.
  setTimeout(() => show(glance, answered), (((rest % 1000) + 1000) % 1000) / glance.rate + 1);
}

if (given!.textContent) {
  const glance = JSON.parse(given!.textContent) as Glance;
  const [{ requestStart, responseStart }] = performance.getEntriesByType("navigation") as [PerformanceNavigationTiming];
  title!.textContent = glance.title;
  place.hidden = false;
  // The server answered between the two. Counted by the clock that goes on while a phone sleeps.
  show(glance, performance.timeOrigin + (requestStart + responseStart) / 2);
}
