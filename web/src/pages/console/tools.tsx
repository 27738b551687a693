import { useSignal } from "@preact/signals";
import type { ToolToken } from "../../protocol/http";
import type { ToolRights } from "../../protocol/messages";
import { tools as words } from "../../state/access_words";
import { view } from "../../state/session";
import { Copy } from "../../ui/handout";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { TextField } from "../../ui/text_field";
import { testids } from "../../ui/testids";

const all: ToolRights[] = ["drive", "moderate", "caption", "read"];

function Tool({ id, name, rights, token }: ToolToken) {
  return (
    <li class="handout" data-testid={testids.tool}>
      <span class="typed aligned" dir="auto">
        <span translate={false}>{name}</span>
        <small>{words.rights[rights]}</small>
      </span>
      <Copy text={token} name={words.tokenOf(name)} testid={testids.toolCopy} />
      <Popover label={words.revoke} name={words.revokeFor(name)} testid={testids.toolRevoke}>
        {(close) => (
          <div class="details">
            <p tabIndex={-1} data-first>
              {words.revokeHint}
            </p>
            <div class="actions">
              <Press
                class="main"
                testid={testids.toolRevokeSure}
                command={{ type: "revoke_tool", tool: id }}
                done={(to) => to.state === "confirmed" && close()}
                roomy
              >
                {words.revokeYes}
              </Press>
            </div>
          </div>
        )}
      </Popover>
    </li>
  );
}

// Other programs that may ask something of this session, and a token for another one.
export function Tools(props: { tools: ToolToken[] }) {
  const name = useSignal("");
  const rights = useSignal<ToolRights>("drive");
  return (
    <section class="tools">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      {view.value.run!.keeps_captions && <p class="hint">{words.captionsKept}</p>}
      <a class="button quiet" href="/api" target="_blank" rel="noopener">
        {words.how}
      </a>
      {props.tools.length > 0 && (
        <ul>
          {props.tools.map((one) => (
            <Tool key={one.id} {...one} />
          ))}
        </ul>
      )}
      <div class="details">
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name.value}
          change={(to) => (name.value = to)}
          testid={testids.toolName}
        />
        <label class="field">
          <span class="label">{words.may}</span>
          <select
            value={rights.value}
            data-testid={testids.toolRights}
            onChange={(event) => (rights.value = event.currentTarget.value as ToolRights)}
          >
            {all.map((one) => (
              <option key={one} value={one}>
                {words.rights[one]}
              </option>
            ))}
          </select>
        </label>
        <div class="actions">
          <Press
            testid={testids.toolAdmit}
            command={{ type: "admit_tool", name: name.value.trim(), rights: rights.value }}
            done={(to) => to.state === "confirmed" && (name.value = "")}
            roomy
          >
            {words.admit}
          </Press>
        </div>
      </div>
    </section>
  );
}
