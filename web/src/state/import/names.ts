// How programmes in ten languages name what a plan has: labels before a colon, and heads of columns.

import { caseFolded } from "../case_fold";

export type Field =
  | "title"
  | "subtitle"
  | "venue"
  | "language"
  | "zone"
  | "date"
  | "start"
  | "end"
  | "minutes"
  | "moderator"
  | "speakers"
  | "affiliation"
  | "kind"
  | "notes"
  | "skip";

// Of two that a word could be, the earlier.
const words: Record<Field, string> = {
  subtitle: "subtitle, sous-titre, subtítulo, Untertitel, sottotitolo, العنوان الفرعي, 副标题, подзаголовок",
  zone: "time zone, timezone, fuseau horaire, zona horaria, Zeitzone, fuso orario, fuso horário, المنطقة الزمنية, 时区, " + "часовой пояс",
  start:
    "start, starts, start time, time start, begin, begins, from, time in, début, heure de début, inicio, hora de inicio, " +
    "comienzo, desde, Beginn, Start, von, ab, Anfang, inizio, ora di inizio, ora inizio, dalle, início, hora de início, " +
    "البداية, وقت البداية, وقت البدء, من, 开始, 开始时间, начало, время начала, time, hour, heure, horaire, hora, horario, " +
    "Uhrzeit, Zeit, ora, orario, horário, الوقت, الساعة, 时间, время",
  end:
    "end, ends, end time, time end, finish, until, to, time out, fin, heure de fin, hora de fin, fin de, hasta, Ende, bis, " +
    "Schluss, fine, ora di fine, alle, fim, término, hora de fim, النهاية, وقت النهاية, إلى, 结束, 结束时间, конец, окончание, " +
    "время окончания",
  minutes:
    "duration, length, minutes, min, mins, time allotted, allotted time, allotment, durée, minutos, duración, Dauer, Länge, " +
    "Minuten, durata, minuti, duração, المدة, الدقائق, دقائق, 时长, 分钟, 用时, длительность, продолжительность, минуты, мин",
  moderator:
    "moderator, moderators, moderated by, moderation, chair, chairperson, chairman, chairwoman, chaired by, facilitator, " +
    "facilitated by, host, modérateur, modératrice, modération, animateur, animatrice, présidence, président de séance, " +
    "présidente de séance, moderador, moderadora, modera, presidencia, Moderatorin, Leitung, Vorsitz, Gesprächsleitung, " +
    "moderatore, moderatrice, presiede, mediador, mediadora, مدير الجلسة, مديرة الجلسة, الميسر, رئيس الجلسة, يدير الجلسة, " +
    "主持人, 主持, 主席, модератор, ведущий, ведущая, председатель",
  speakers:
    "speakers, speaker, panellists, panellist, panelists, panelist, presenters, presenter, discussants, participants, " +
    "panel members, who, name, names, person, persons, lead, intervenants, intervenant, intervenante, orateurs, orateur, " +
    "oratrice, panélistes, panéliste, conférenciers, ponentes, ponente, oradores, orador, oradora, panelistas, panelista, " +
    "participantes, quién, Referenten, Referent, Referentin, Redner, Rednerin, Sprecher, Sprecherin, Podium, Teilnehmende, " +
    "Teilnehmer, Vortragende, wer, relatori, relatore, relatrice, oratori, oratore, partecipanti, palestrantes, palestrante, " +
    "quem, المتحدثون, المتحدث, المتحدثات, المشاركون, المتكلمون, المحاضر, الاسم, 发言人, 演讲人, 嘉宾, 讲者, 主讲人, 专家, 姓名, докладчики, " +
    "докладчик, спикеры, спикер, участники, выступающие, выступающий, имя, artist",
  affiliation:
    "affiliation, affiliations, organisation, organization, institution, company, entity, organisme, société, organización, " +
    "institución, empresa, Einrichtung, Institution, Organisation, Firma, ente, azienda, organizzazione, istituzione, " +
    "organização, instituição, المؤسسة, المنظمة, الجهة, 机构, 单位, 组织, организация, учреждение, компания",
  date: "date, day, when, jour, fecha, día, Datum, Tag, Termin, data, giorno, dia, التاريخ, اليوم, 日期, 日子, дата, день",
  venue:
    "venue, location, room, place, where, hall, lieu, salle, endroit, lugar, sala, sede, Ort, Raum, Saal, Veranstaltungsort, " +
    "luogo, local, المكان, القاعة, 地点, 会议室, 会场, место, зал, место проведения",
  language:
    "language, languages, langue, langues, idioma, idiomas, lengua, Sprache, Sprachen, lingua, lingue, língua, اللغة, 语言, " +
    "语种, язык",
  kind:
    "kind, type, category, format, segment type, timer type, catégorie, tipo, categoría, Art, Typ, Kategorie, categoria, النوع, 类型, 类别, " +
    "тип, категория",
  skip: "skip, skipped",
  title:
    "title, topic, theme, item, agenda item, segment, activity, subject, session, panel, event, programme, program, agenda, " +
    "point, what, intitulé, titre, thème, sujet, activité, séance, titulo, título, tema, asunto, actividad, punto, sesión, " +
    "Titel, Thema, Programmpunkt, Tagesordnungspunkt, Programm, Inhalt, TOP, titolo, argomento, attività, sessione, " +
    "punto all'ordine, assunto, atividade, sessão, العنوان, الموضوع, البند, النشاط, 标题, 议题, 主题, 题目, 内容, 环节, 项目, 议程, " +
    "название, тема, пункт, мероприятие, содержание, сессия",
  notes:
    "notes, note, remarks, comment, comments, description, details, abstract, summary, remarques, commentaire, commentaires, " +
    "notas, nota, observaciones, comentarios, descripción, Bemerkung, Bemerkungen, Notiz, Notizen, Kommentar, Beschreibung, " +
    "Hinweise, commenti, osservazioni, descrizione, observações, comentários, descrição, ملاحظات, الوصف, 备注, 说明, 描述, " +
    "примечание, примечания, комментарий, описание",
};

export const fields = Object.keys(words) as Field[];

const known = new Map<string, Field>();
for (const field of fields) {
  for (const word of words[field].split(",")) {
    const folded = caseFolded(word);
    if (!known.has(folded)) known.set(folded, field);
  }
}

// Alone, in brackets ("Duration (min)"), or one of two languages ("Titre / Title").
export function fieldOf(head: string): Field | undefined {
  const whole = known.get(caseFolded(head));
  if (whole) return whole;
  const outside = caseFolded(head.replace(/[([（].*$/, ""));
  const parts = [outside, ...head.split(/[/|\n]/).map(caseFolded)];
  return parts.map((one) => known.get(one)).find((one) => one !== undefined);
}
