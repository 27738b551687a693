// A plan made from the small form. What the form does not ask for is left to `protocol/plan.md`'s defaults.

export interface PlanForm {
  title: string;
  date: string; // 2017-02-16
  start: string; // 10:15
  end: string;
  timeZone: string;
  hardStop: boolean;
  moderator: string;
  introductions: number; // minutes; a segment of none is left out
  panellists: { name: string; affiliation: string; minutes: number }[];
  qa: number;
  concluding: number;
}

export interface Titles {
  introductions: string;
  presentation: (name: string) => string;
  qa: string;
  concluding: string;
}

export function plannedMinutes(form: PlanForm): number {
  return form.introductions + form.panellists.reduce((sum, one) => sum + one.minutes, 0) + form.qa + form.concluding;
}

const sinceMidnight = (time: string): number => {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};

// An end before the start is on the next day.
export function availableMinutes(form: PlanForm): number {
  const span = sinceMidnight(form.end) - sinceMidnight(form.start);
  return span > 0 ? span : span + 24 * 60;
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

export function planOf(form: PlanForm, titles: Titles): object {
  const segments: object[] = [];
  if (form.introductions > 0) segments.push({ kind: "introductions", title: titles.introductions, minutes: form.introductions });
  form.panellists.forEach((one, i) => {
    segments.push({ kind: "presentation", title: titles.presentation(one.name), speakers: [`p${i + 1}`], minutes: one.minutes });
  });
  if (form.qa > 0) segments.push({ kind: "qa", title: titles.qa, minutes: form.qa });
  if (form.concluding > 0) segments.push({ kind: "concluding", title: titles.concluding, minutes: form.concluding });
  const lastDay = sinceMidnight(form.end) > sinceMidnight(form.start) || form.date === "" ? form.date : dayAfter(form.date);
  return {
    title: form.title,
    time_zone: form.timeZone,
    start: `${form.date}T${form.start}`,
    end: `${lastDay}T${form.end}`,
    hard_stop: form.hardStop,
    moderator: { name: form.moderator },
    panellists: form.panellists.map((one, i) => ({
      id: `p${i + 1}`,
      name: one.name,
      ...(one.affiliation.trim() === "" ? {} : { affiliation: one.affiliation }),
    })),
    segments,
  };
}
