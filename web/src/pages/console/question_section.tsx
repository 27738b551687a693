import type { QuestionView } from "../../protocol/messages";

export interface Of {
  id: string;
  question: QuestionView;
}

// Puts what follows under a heading.
export const section = (title: string, content: preact.ComponentChildren) => (
  <section>
    <h3>{title}</h3>
    {content}
  </section>
);
