// The colours of buttons: those of the pages, by phase.

const white = 0xffffff;
const black = 0x000000;

export const plain = { color: white, bgcolor: 0x14191f };
export const running = { color: white, bgcolor: 0x1d7f55 };
export const wrapUp = { color: 0x1d1400, bgcolor: 0xffb628 };
export const overtime = { color: white, bgcolor: 0xc3232a };
export const paused = { color: white, bgcolor: 0x2767c9 };
export const waiting = { color: 0xb1bcc9, bgcolor: 0x29323d };
export const attention = wrapUp;
export const active = { color: white, bgcolor: 0x2767c9 };
export const blackout = { color: black, bgcolor: 0xf1f4f8 };
export const unknown = { color: 0x8b98a8, bgcolor: black };
