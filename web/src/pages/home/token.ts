// The organiser's token: which fragment of an address is one, and where a tab keeps it.

export const kept = "dais.organiser";

export const isToken = (text: string): boolean => text.startsWith("o.");
