// The language that the page speaks. Everything visible comes from here; another language is another catalogue of the same shape.

export * from "./words.en";
