// Which kind of segment a title means, in ten languages.

import type { SegmentKind } from "../../protocol/messages";
import { segmentKinds } from "../../protocol/segment_kinds";
import { caseFolded } from "../case_fold";

// Beginnings of words; with a full stop behind them whole words. Signs of Chinese may stand anywhere.
const words: Record<SegmentKind, string> = {
  break:
    "break., breaks., coffee, tea break, lunch, refreshments, recess., intermission, pause., déjeuner, descanso, pausa., " +
    "almuerzo, comida., receso, Kaffee, Mittagessen, Mittagspause, intervalo, almoço, pranzo, استراحة, الغداء, غداء, 休息, 茶歇, " +
    "午餐, 午休, 午饭, перерыв, обед., кофе",
  qa:
    "q a., q&a, q and a., qna., question, fragen., Fragerunde, Publikumsfragen, domande, domanda, preguntas, " +
    "ronda de preguntas, perguntas, أسئلة, الأسئلة, اسئلة, 问答, 提问, 答问, вопрос",
  introductions:
    "introduc, intro., opening, welcom, housekeeping, ouverture, bienvenue, accueil, allocution, apertura, bienvenida, " +
    "inaugura, presentación de los panelistas, Eröffnung, Begrüßung, Begrüssung, Einführung, Einleitung, Vorstellung, " +
    "benvenut, saluti, introduz, abertura, boas-vindas, introdução, افتتاح, الافتتاح, ترحيب, الترحيب, مقدمة, تقديم, 开幕, 开场, " +
    "欢迎, 介绍, открытие, приветств, вступ, введение",
  concluding:
    "conclu, closing, closure, close., wrap up, wrapup, final remarks, summing up, farewell, clôture, mot de la fin, " +
    "clausura, cierre, Schluss, Abschluss, Abschied, Zusammenfassung, Fazit, encerramento, chiusura, ختام, الختام, خاتمة, " +
    "الاختتام, 闭幕, 总结, 结语, 闭会, закрытие, заключ, подведение итогов",
  presentation:
    "presentation, keynote, talk., lightning talk, statement, lecture, speech, address., exposé, intervention, ponencia, " +
    "presentacion, conferencia., Vortrag, Präsentation, Impuls, Referat., Keynote, presentazion, relazione, intervento, " +
    "apresentaç, palestra, عرض, عروض, كلمة, محاضرة, 演讲, 报告, 发言, 主旨, 陈述, доклад, презентаци, выступлени, речь.",
  discussion:
    "discussion, debate, débat, round table, roundtable, table ronde, mesa redonda, discusión, Diskussion, Podiumsgespräch, " +
    "Gespräch., Austausch, Aussprache, tavola rotonda, discussione, dibattito, discussão, conversation, conversación, " +
    "fireside, dialogue, diálogo, exchange of views, échange, breakout, نقاش, النقاش, مناقشة, المناقشة, حوار, 讨论, 对话, 圆桌, " +
    "座谈, обсуждени, дискусси, круглый стол",
};

const patterns = segmentKinds.map((kind) => {
  const each = words[kind].split(",").map((word) => {
    const folded = caseFolded(word);
    if (/\p{sc=Han}/u.test(folded)) return folded;
    return ` ${folded}${word.trim().endsWith(".") ? "(?= )" : ""}`;
  });
  return [kind, new RegExp(each.join("|"), "u")] as const;
});

// All that it speaks of, in the order of the text.
export function kindsIn(text: string): SegmentKind[] {
  const folded = ` ${caseFolded(text)} `;
  return patterns
    .map(([kind, pattern]) => ({ kind, at: folded.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}

// A break is one whatever else is said of it: "Coffee and discussion".
export function kindOf(text: string): SegmentKind | undefined {
  const kinds = kindsIn(text);
  return kinds.includes("break") ? "break" : kinds[0];
}
