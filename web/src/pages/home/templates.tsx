import { editor, organiser as words } from "../../state/later_words";
import { templates } from "../../state/plan";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { begin, plan } from "./plan_draft";

// Where a plan was begun already, which it would take the place of, it asks first.

export function Templates(props: { begun: () => void }) {
  return (
    <ul class="templates">
      {templates.map((template) => {
        const [name, hint] = editor.templates[template];
        const testid = testids.template(template);
        const label = (
          <>
            <b>{name}</b>
            <small>{hint}</small>
          </>
        );
        const make = (): void => {
          begin(template);
          props.begun();
        };
        return (
          <li key={template}>
            {plan.value === undefined ? (
              <button type="button" class="button" data-testid={testid} onClick={make}>
                {label}
              </button>
            ) : (
              <Popover label={label} title={name} testid={testid} closes>
                {() => (
                  <div class="details">
                    <h2 tabIndex={-1} data-first>
                      {words.replaces(plan.value?.title ?? "")}
                    </h2>
                    <div class="actions">
                      <button type="button" class="button main" data-testid={testids.templateOver} onClick={make}>
                        {words.replace}
                      </button>
                    </div>
                  </div>
                )}
              </Popover>
            )}
          </li>
        );
      })}
    </ul>
  );
}
