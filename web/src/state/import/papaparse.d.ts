// Of Papa Parse what is used here; the types that are published for it bring those of Node.
declare module "papaparse" {
  interface Options {
    delimiter?: string;
    delimitersToGuess?: string[];
    preview?: number; // rows
    skipEmptyLines?: boolean | "greedy";
  }
  const papa: { parse(text: string, options?: Options): { data: string[][]; meta: { delimiter: string } } };
  export default papa;
}
