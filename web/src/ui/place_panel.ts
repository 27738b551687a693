const margin = 8;

// Places what a button opens below it, above it where that is too little room, or beside it; and keeps it in sight while it grows.
export function placePanel(panel: HTMLElement, by: HTMLElement, asideToo = false): void {
  const anchor = by.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + box.height + margin <= innerHeight ? below : anchor.top - 4 - box.height;
  const rtl = getComputedStyle(panel).direction === "rtl";
  const beside = rtl ? anchor.left - margin - box.width : anchor.right + margin;
  const fits = asideToo && beside >= margin && beside + box.width + margin <= innerWidth;
  const start = fits ? beside : rtl ? anchor.right - box.width : anchor.left;
  const to = {
    top: Math.max(margin, Math.min(fits ? anchor.top : top, innerHeight - box.height - margin)),
    left: Math.max(margin, Math.min(start, innerWidth - box.width - margin)),
  };
  const { style } = panel;
  style.top = `${to.top}px`;
  style.left = `${to.left}px`;
  // Without a top layer a container about it may be what it is placed in.
  const is = panel.getBoundingClientRect();
  style.top = `${2 * to.top - is.top}px`;
  style.left = `${2 * to.left - is.left}px`;
  // What is inside may grow.
  const whole = new ResizeObserver(() => {
    if (!panel.matches(":popover-open")) return whole.disconnect();
    const { bottom } = panel.getBoundingClientRect();
    if (bottom > innerHeight - margin)
      panel.style.top = `${Math.max(margin, parseFloat(panel.style.top) - (bottom - innerHeight + margin))}px`;
  });
  whole.observe(panel);
}
