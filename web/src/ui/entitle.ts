// The document's title, which is also that of a PDF and the name of a file: without what isolates one text within another, which those show
// as boxes.
export const entitle = (text: string): void => void (document.title = text.replace(/[\u2066-\u2069]/g, ""));
