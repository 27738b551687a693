// To which tab a key leads from this one; undefined where it is none of theirs. Arrows go the way that the page is written.
export function tabTo<T>(event: KeyboardEvent, tabs: readonly T[], from: T): T | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const on = getComputedStyle(event.currentTarget as Element).direction === "rtl" ? -1 : 1;
  const at = tabs.indexOf(from);
  const steps: Record<string, number> = { ArrowRight: at + on, ArrowLeft: at - on, Home: 0, End: -1 };
  const to = steps[event.key];
  if (to === undefined) return undefined;
  event.preventDefault();
  return tabs[(to + tabs.length) % tabs.length];
}
