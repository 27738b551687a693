import { messageLength } from "../../protocol/limits";
import * as usual from "../../protocol/plan_defaults";
import { editor as words } from "../../state/later_words";
import { type MessageForm, type QuickForm, recipients, withMessage, withQuick } from "../../state/plan_rules";
import { changed, without } from "../../state/rows";
import { SelectField } from "../../ui/choice_fields";
import { TextField } from "../../ui/text_field";
import { testids } from "../../ui/testids";
import { Fold } from "./fold";
import type { PartProps } from "./plan_draft";
import { RemoveRow, Rows } from "./rows";

function Message(props: Pick<PartProps, "faultOf"> & { one: MessageForm; at: number; change: (part: Partial<MessageForm>) => void }) {
  const { one, at, change, faultOf } = props;
  const place = `/messages/${at}`;
  return (
    <div class="message-fields">
      <TextField
        label={words.left}
        value={one.left}
        change={(left) => change({ left })}
        testid={testids.messageField("left")}
        number
        fault={faultOf(`${place}/minutes_left`)}
        place={`${place}/minutes_left`}
      />
      <SelectField
        label={words.to}
        value={one.to || usual.announcedTo}
        of={recipients.map((whom) => [whom, words.recipients[whom]])}
        change={(to) => change({ to })}
        testid={testids.messageField("to")}
        fault={faultOf(`${place}/to`)}
        place={`${place}/to`}
      />
      <TextField
        label={words.text}
        value={one.text}
        change={(text) => change({ text })}
        testid={testids.messageField("text")}
        longest={messageLength}
        fault={faultOf(`${place}/text`)}
        place={`${place}/text`}
      />
    </div>
  );
}

function Automatic({ form, set, faultOf, faultOfAll }: PartProps) {
  const { messages } = form;
  const change = (to: MessageForm[]): void => set({ messages: to });
  return (
    <Rows
      of={messages}
      row={(one, i) => (
        <li key={one.id} data-testid={testids.planMessage} data-id={one.id}>
          <Message one={one} at={i} change={(part) => change(changed(messages, i, part))} faultOf={faultOf} />
          <RemoveRow
            what={one.text || words.message(i + 1)}
            testid={testids.planMessageRemove}
            remove={() => change(without(messages, i))}
          />
        </li>
      )}
      add={() => change(withMessage(messages))}
      label={words.messageAdd}
      testid={testids.planAddMessage}
      fault={faultOfAll("/messages")}
      place="/messages"
    />
  );
}

function Quick({ form, set, faultOf, faultOfAll }: PartProps) {
  const { quickMessages } = form;
  const change = (to: QuickForm[]): void => set({ quickMessages: to });
  return (
    <Rows
      of={quickMessages}
      row={(one, i) => (
        <li key={one.id} data-testid={testids.planQuick} data-id={one.id}>
          <TextField
            label={words.text}
            value={one.text}
            change={(text) => change(changed(quickMessages, i, { text }))}
            testid={testids.messageField("quick")}
            longest={messageLength}
            fault={faultOf(`/quick_messages/${i}`)}
            place={`/quick_messages/${i}`}
          />
          <RemoveRow
            what={one.text || words.quick(i + 1)}
            testid={testids.planQuickRemove}
            remove={() => change(without(quickMessages, i))}
          />
        </li>
      )}
      add={() => change(withQuick(quickMessages))}
      label={words.quickAdd}
      testid={testids.planAddQuick}
      fault={faultOfAll("/quick_messages")}
      place="/quick_messages"
    />
  );
}

export function MessagesPart(props: PartProps) {
  const [automatic, quick] = [props.form.messages.length, props.form.quickMessages.length];
  const { says } = words;
  return (
    <Fold
      name="messages"
      title={words.messages}
      says={automatic + quick === 0 ? [says.nothing] : [automatic > 0 ? says.automatic(automatic) : "", quick > 0 ? says.quick(quick) : ""]}
      used={automatic + quick > 0}
    >
      <h3>{words.automatic}</h3>
      <p class="hint">{words.automaticHint}</p>
      <Automatic {...props} />
      <h3>{words.quickMessages}</h3>
      <p class="hint">{words.quickHint}</p>
      <Quick {...props} />
    </Fold>
  );
}
