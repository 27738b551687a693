import { editor } from "../../state/later_words";
import { templates } from "../../state/plan";
import { testids } from "../../ui/testids";
import { begin } from "./plan_draft";

export function Templates(props: { begun: () => void }) {
  return (
    <ul class="templates">
      {templates.map((template) => {
        const [name, hint] = editor.templates[template];
        return (
          <li key={template}>
            <button
              type="button"
              class="button"
              data-testid={testids.template(template)}
              onClick={() => {
                begin(template);
                props.begun();
              }}
            >
              <b>{name}</b>
              <small>{hint}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
