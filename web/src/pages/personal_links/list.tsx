import type { Signal } from "@preact/signals";
import type { PersonalLink } from "../../protocol/http";
import { links as renewal } from "../../state/access_words";
import { handout } from "../../state/later_words";
import { personalLinks as words } from "../../state/words";
import { absolute } from "../../ui/address";
import { Copy, LocalOnly, Qr } from "../../ui/handout";
import { NewLink } from "../../ui/new_link";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { TextField } from "../../ui/text_field";
import type { Ask } from "./personal_links";

const inSight = 50; // more are looked for, not read
const onPaper = 500; // at once: each has a code, which the server draws

const parts = (of: readonly PersonalLink[]): (readonly PersonalLink[])[] =>
  Array.from({ length: Math.ceil(of.length / onPaper) }, (_, i) => of.slice(i * onPaper, (i + 1) * onPaper));

function Renew(props: { number?: number; generation: number; name: string; busy: boolean; ask: Ask }) {
  const { number, generation } = props;
  const all = number === undefined;
  const said = all ? words.renewedAll : words.renewed(number);
  const renew = async (close: () => void): Promise<void> => {
    if (await props.ask("renew_personal_link", all ? { generation } : { number, generation }, said)) close();
  };
  return (
    <NewLink who={props.name} {...(all ? { label: words.renewAll } : {})} hint={all ? words.renewAllHint : words.renewHint}>
      {(close) => (
        <button
          type="button"
          class="button main"
          disabled={props.busy}
          data-testid={testids.linkRenewSure}
          onClick={() => void renew(close)}
        >
          {all ? renewal.renewAllYes : renewal.renewYes}
        </button>
      )}
    </NewLink>
  );
}

// The links that were made: to save and to print, and each to hand out once more or to replace.
export function List(props: {
  all: readonly PersonalLink[];
  shown: readonly PersonalLink[];
  names: ReadonlyMap<number, string>;
  shared: number;
  looked: Signal<string>;
  token: string;
  busy: boolean;
  ask: Ask;
  save: () => void;
  print: (some: readonly PersonalLink[]) => void;
}) {
  const { all, shown, names, looked, busy, ask } = props;
  const sheets = parts(shown);
  return (
    <section>
      <h2>{words.links(all.length)}</h2>
      {all.length === 0 && <p class="hint">{words.none}</p>}
      {all.length > 0 && (
        <>
          <TextField label={words.find} value={looked.value} change={(to) => (looked.value = to)} testid={testids.personalFind} />
          <div class="actions">
            <button
              type="button"
              class="button strong"
              disabled={shown.length === 0}
              data-testid={testids.personalSave}
              onClick={props.save}
            >
              {words.save}
            </button>
            {sheets.map((some) => (
              <button
                key={some[0]!.number}
                type="button"
                class="button"
                data-testid={testids.personalPrint}
                onClick={() => props.print(some)}
              >
                {sheets.length === 1 ? words.print : words.printPart(some[0]!.number, some.at(-1)!.number)}
              </button>
            ))}
            <span class="apart">
              <Renew generation={props.shared} name="" busy={busy} ask={ask} />
            </span>
          </div>
          <LocalOnly />
          {shown.length === 0 && <p class="hint">{words.notFound}</p>}
          <ul>
            {shown.slice(0, inSight).map(({ number, generation, link }) => {
              const name = words.link(number, names.get(number) ?? "");
              return (
                <li key={number} class="handout" data-testid={testids.link} data-role="participant" data-id={number}>
                  <span class="whose">
                    <span class="number tabular">{number}</span>
                    <span class="typed aligned" dir="auto" translate={false}>
                      {names.get(number)}
                    </span>
                  </span>
                  <Copy text={absolute(link)} name={name} testid={testids.linkCopy} />
                  <Popover label={handout.qr} name={handout.qrFor(name)} testid={testids.linkQr}>
                    {() => <Qr token={props.token} link={link} name={name} />}
                  </Popover>
                  <Renew number={number} generation={generation} name={name} busy={busy} ask={ask} />
                </li>
              );
            })}
          </ul>
          {shown.length > inSight && <p class="hint">{words.more(shown.length - inSight)}</p>}
        </>
      )}
    </section>
  );
}
