import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Answer, command, personalLinksOf } from "../../net/api";
import type { PersonalLink, PersonalLinkList } from "../../protocol/http";
import { failureText } from "../../state/failures";
import { found, tableOf } from "../../state/personal_links";
import { personalLinks as words } from "../../state/words";
import { entitle } from "../../ui/entitle";
import { absolute, ask as askAddress } from "../../ui/address";
import { Printed } from "../../ui/printed";
import { saveAs } from "../../ui/save_file";
import { testids } from "../../ui/testids";
import { NotThere } from "../../ui/not_there";
import { Joining } from "./joining";
import { List } from "./list";
import { Make } from "./make";

// What was asked of the server on this page, one at a time; `said` is what came of it.
export type Ask = (name: string, members: object, said: string) => Promise<boolean>;

export function PersonalLinks(props: { token: string; session: string }) {
  const { token, session } = props;
  const told = useSignal<PersonalLinkList | undefined>(undefined);
  const failed = useSignal<Answer<PersonalLinkList> | undefined>(undefined);
  const names = useSignal<ReadonlyMap<number, string>>(new Map());
  const looked = useSignal("");
  const busy = useSignal(false);
  const said = useSignal("");
  const printed = useSignal<readonly PersonalLink[] | undefined>(undefined);
  const look = async (): Promise<void> => {
    const answer = await personalLinksOf(token, session);
    if (answer.ok) told.value = answer.value;
    failed.value = answer.ok ? undefined : answer;
  };
  useEffect(() => {
    void askAddress();
    void look();
  }, []);
  const ask: Ask = async (name, members, done) => {
    busy.value = true;
    const answer = await command(token, session, name, members);
    await look();
    said.value = answer.ok ? done : words.fails;
    busy.value = false;
    return answer.ok;
  };
  const of = told.value;
  if (!of) {
    const code = failed.value?.ok === false ? failed.value.code : undefined;
    return <NotThere why={failed.value && (code === "unauthorised" ? words.noLink : failureText(code))} retry={words.retry} look={look} />;
  }
  entitle(words.of(of.title));
  if (printed.value) {
    const slips = printed.value.map(({ number, link }) => ({
      role: "participant",
      who: names.value.get(number) ?? words.link(number, ""),
      may: words.may,
      link,
      named: names.value.has(number),
    }));
    return (
      <Printed
        of={of}
        title={words.sheet(of.title)}
        hint={words.sheetHint}
        back={words.back}
        leave={() => (printed.value = undefined)}
        token={token}
        apart={[]}
        together={slips}
      />
    );
  }
  const shown = found(of.links, names.value, looked.value);
  const save = (): void => {
    const table = tableOf(shown, names.value, absolute, words.columns);
    saveAs(`${session}-personal-links.csv`, new Blob([table], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <main class="document personal" data-testid={testids.page} data-links={of.links.length}>
      <header>
        <h1>{words.title}</h1>
        <p class="typed aligned" dir="auto">
          {of.title}
        </p>
        <p class="hint">{words.hint}</p>
      </header>
      <Joining only={of.only} busy={busy.value} ask={ask} />
      <Make
        made={of.links.length}
        busy={busy.value}
        ask={ask}
        named={(first, all) => (names.value = new Map([...names.value, ...all.map((name, i) => [first + i, name] as const)]))}
      />
      <p class="said" role="status" data-testid={testids.personalSaid}>
        {said.value}
      </p>
      <List
        all={of.links}
        shown={shown}
        names={names.value}
        shared={of.generation}
        looked={looked}
        token={token}
        busy={busy.value}
        ask={ask}
        save={save}
        print={(some) => (printed.value = some)}
      />
    </main>
  );
}
