// What is read of a file at most: a programme of a thousand events has a tenth of it.

export const fileBytes = 16 * 1024 * 1024;
export const inflatedBytes = 32 * 1024 * 1024; // of all parts of a workbook that are read
export const depth = 64; // of elements in elements
export const rows = 500; // of a sheet
export const columns = 50;
export const textLength = 200_000; // characters of an agenda
export const textLines = 1000; // and its lines
export const lineLength = 2000; // characters; what is longer is no line of an agenda
export const events = 5000; // to choose from: more than a list is looked through for
export const cellLength = 5000; // characters

// A plan's own, as `protocol/plan.md` has them.
export const panellists = 50;
export const segments = 100;
export const minutesMost = 720;
export const minutesInAll = 24 * 60;
