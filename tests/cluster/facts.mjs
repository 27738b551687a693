// What of a session the checker of histories follows: facts that the log changes one record at a time, and that a view shows. Both sides
// name them alike, so that a view can be held against the log.
//
//   question q3    the text and the state, of those that a role may see
//   votes q3       how many, where there are some
//   added          to the current segment's time, all together
//   paused         whether the session is

const moderates = (as) => as === "moderator" || as === "co_moderator";

// For each record, in order, the facts that it changes for a role. Only what people press in kills.mjs is known here.
export function facts_of(log, as) {
  const questions = []; // their texts, q1 first
  const votes = new Map();
  let added = 0;
  return log.map(({ command, is_done }) => {
    if (!is_done || !command) return [];
    switch (command.type) {
      case "submit_question":
        questions.push(command.text);
        return moderates(as) ? [[`question q${questions.length}`, `${command.text} submitted`]] : [];
      case "approve":
        return [[`question ${command.question}`, `${questions[Number(command.question.slice(1)) - 1]} approved`]];
      case "vote":
        votes.set(command.question, (votes.get(command.question) ?? 0) + (command.on ? 1 : -1));
        return [[`votes ${command.question}`, votes.get(command.question) || null]];
      case "add_time":
        added += command.by;
        return [["added", added]];
      case "start":
        return [["added", added]];
      case "pause":
        return [["paused", true]];
      case "resume":
        return [["paused", null]];
      default:
        return [];
    }
  });
}

// Those of a view that a frame may have changed: of a snapshot all, and of a patch what it names.
export function facts_shown(view, patch = view) {
  const facts = [];
  for (const id of Object.keys(patch.questions ?? {})) {
    const one = view.questions?.[id];
    facts.push([`question ${id}`, one ? `${one.text} ${one.state}` : null]);
  }
  for (const id of Object.keys(patch.votes ?? {})) facts.push([`votes ${id}`, view.votes?.[id] || null]);
  if (patch.run && view.run) facts.push(["paused", view.run.paused_since === undefined ? null : true]);
  const current = view.run?.current;
  if (current !== undefined && (patch.run || patch.segments)) facts.push(["added", view.segments[current].clock.added]);
  return facts;
}
