import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { day, timeOfDay, zoneName } from "../state/format";
import { handout as words } from "../state/later_words";
import { absolute } from "./address";
import { LocalOnly, useQr } from "./handout";
import { testids } from "./testids";

export interface PrintedLink {
  role: string;
  who: string;
  may: string;
  link: string;
  named?: boolean; // after a person
  code?: ComponentChildren; // that does the same
  note?: string;
}

interface Of {
  title: string;
  time_zone: string;
  start: number;
  end: number;
}

type Drawn = (image: boolean) => void;

function Slip(props: { of: Of; one: PrintedLink; token: string; drawn: Drawn }) {
  const { of, one } = props;
  const { image, failed } = useQr(props.token, one.link);
  useEffect(() => {
    if (failed) props.drawn(false);
  }, [failed]);
  const { start, end, time_zone: zone } = of;
  return (
    <li class="slip" data-testid={testids.sheetLink} data-role={one.role}>
      <div class="qr-place">{image !== "" && <img src={image} alt="" onLoad={() => props.drawn(true)} />}</div>
      <div>
        <h3 class="typed aligned" dir="auto" translate={!one.named}>
          {one.who}
        </h3>
        <p>{one.may}</p>
        <p class="typed aligned" dir="auto">
          <b>{of.title}</b>
        </p>
        <p class="tabular">
          {day(start, zone)}, {timeOfDay(start, zone)}–{timeOfDay(end, zone)} {zoneName(zone)}
        </p>
        {one.code}
        <p class="address" dir="ltr" translate={false}>
          {absolute(one.link)}
        </p>
        {one.note !== undefined && <p>{one.note}</p>}
      </div>
    </li>
  );
}

// Links of a session on paper, in place of the page. Those that stand apart have a sheet each: the others are handed round.
export function Printed(props: {
  of: Of;
  title: string;
  hint: string;
  back: string;
  leave: () => void;
  token: string;
  apart: PrintedLink[];
  together: PrintedLink[];
}) {
  const { of, token, apart, together } = props;
  const here = useSignal(0);
  const failed = useSignal(false);
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    back.current?.focus();
  }, []);
  const ready = here.value >= apart.length + together.length;
  const slips = (all: PrintedLink[]) =>
    all.map((one) => (
      <Slip key={one.link} of={of} one={one} token={token} drawn={(image) => (image ? (here.value += 1) : (failed.value = true))} />
    ));
  return (
    <main class="printed" data-testid={testids.sheet}>
      <header>
        <button ref={back} type="button" class="button quiet" onClick={props.leave}>
          <span aria-hidden="true" class="back" />
          {props.back}
        </button>
        <h1 class="typed aligned" dir="auto">
          {props.title}
        </h1>
        <p>{props.hint}</p>
        <LocalOnly />
        <div>
          <button type="button" class="button main" disabled={!ready} data-testid={testids.sheetPrint} onClick={() => print()}>
            {words.printNow}
          </button>
          <p role="status">{failed.value ? words.notDrawn : !ready && words.drawing}</p>
        </div>
      </header>
      {apart.map((one) => (
        <ul key={one.role} class="sheet own">
          {slips([one])}
        </ul>
      ))}
      <ul class="sheet">{slips(together)}</ul>
    </main>
  );
}
