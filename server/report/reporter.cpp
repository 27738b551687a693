#include "report/reporter.hpp"

#include "report/questions.hpp"

#include "session/countdown.hpp"
#include "session/deed_context.hpp"
#include "session/evolve.hpp"
#include "session/find.hpp"
#include "session/questions/questions.hpp"
#include "session/run/forecast.hpp"
#include "session/undo/undo.hpp"
#include "session/viewing.hpp"

#include <algorithm>
#include <string_view>

namespace dais::report {

namespace {

// To others the number of a participant would say which questions are of one asker.
person author(session const& s, actor const& by) {
  auto one = person_of(s, by);
  one.number.reset();
  return one;
}

// What is said to the podium and shown on the stage passes, and is no decision.
bool is_recorded(deed::undoable const& did) { return !std::holds_alternative<deed::of_podium>(did); }

// Brings the latest period of a segment to what the session says of it now.
void follow(std::vector<wire::report_period>& all, segment const& g, bool is_current, std::optional<time_point> paused_since) {
  if (is_current) {
    if (all.empty() || all.back().until) all.push_back(wire::report_period{*g.since});
    auto& latest = all.back();
    latest.from = *g.since;
    bool const was_paused = !latest.pauses.empty() && !latest.pauses.back().until;
    if (paused_since && !was_paused) latest.pauses.push_back(wire::report_span{*paused_since});
    if (!paused_since && was_paused) latest.pauses.back().until = g.clock.running_since;
    return;
  }
  if (all.empty() || !g.ended) return;
  auto& latest = all.back();
  latest.until = g.ended;
  std::erase_if(latest.pauses, [&](wire::report_span const& one) { return one.from >= *g.ended; });
  if (latest.pauses.empty()) return;
  auto& pause = latest.pauses.back();
  pause.until = std::min(pause.until.value_or(*g.ended), *g.ended);
}

std::vector<wire::report_person> panel_of(session const& s, time_point now) {
  std::vector<wire::report_person> all;
  auto const add = [&](panellist_plan const& who, std::string const& id) {
    auto const* clock = find(s.spoken, id);
    all.push_back({id, who.name, who.title, who.affiliation, s.absent.contains(id), clock ? spent(*clock, now) : duration{}});
  };
  add(s.plan.moderator, moderator_id);
  for (auto const& one : s.panellists) add(one, one.id);
  return all;
}

// In the order of the rules; who belongs to no group, last.
std::vector<wire::report_group> groups_of(session const& s, std::vector<wire::report_request> const& floor) {
  std::vector<wire::report_group> all;
  for (auto const& one : s.floor.groups) all.push_back(wire::report_group{one.name});
  for (auto const& r : floor) {
    if (!r.began) continue;
    auto found = std::find_if(all.begin(), all.end(), [&](wire::report_group const& one) { return one.name == r.group; });
    if (found == all.end())
      found = all.insert(r.group && !all.empty() && !all.back().name ? all.end() - 1 : all.end(), wire::report_group{r.group});
    ++found->interventions;
    found->spoken += r.used;
  }
  return all;
}

}  // namespace

void reporter::take(record const& r) {
  auto const changed = evolve(session_, r);
  if (r.seq == 1) created_ = r.at;
  auto before = periods_of(changed);
  note_periods(changed);
  note_decisions(r, changed, std::move(before));
  if (!changed.erased.empty()) {
    for (auto& one : decisions_) erase_deed(session_, changed.erased, one.did);
  }
  note_questions(r, changed);
  note_requests(changed);
  if (changed.became == effect::done) note_caption(r);
}

reporter::periods reporter::periods_of(change_set const& changed) const {
  periods some;
  for (auto const& id : changed.segments) {
    auto const* found = find(periods_, id);
    some.emplace(id, found ? *found : std::vector<wire::report_period>{});
  }
  return some;
}

void reporter::put(periods const& some) {
  for (auto const& [id, those] : some) periods_[id] = those;
}

void reporter::note_periods(change_set const& changed) {
  for (auto const& id : changed.segments) {
    auto const* g = find(session_.segments, id);
    if (g) follow(periods_[id], *g, session_.current == id, session_.paused_since);
  }
}

void reporter::note_decisions(record const& r, change_set const& changed, periods before) {
  for (auto const record : changed.history) {
    auto const& history = session_.history;
    auto const c = std::find_if(history.rbegin(), history.rend(), [&](change const& one) { return one.record == record; });
    if (c == history.rend()) {
      images_.erase(record);  // It is too long ago to be undone.
    } else if (record == r.seq) {
      images_[record] = {std::move(before), periods_of(changed)};
      if (is_recorded(c->did)) decisions_.push_back({record, c->at, author(session_, c->by), c->did, {}});
    } else if (changed.erased.empty()) {
      auto const& [then, after] = images_.at(record);
      put(c->undone ? then : after);
      auto const told = std::find_if(decisions_.rbegin(), decisions_.rend(), [&](auto const& one) { return one.record == record; });
      if (told == decisions_.rend()) continue;
      told->undone = c->undone ? std::optional(wire::report_undoing{author(session_, c->undone->by), c->undone->at}) : std::nullopt;
    }
  }
}

void reporter::note_questions(record const& r, change_set const& changed) {
  for (auto const& [id, before] : changed.questions) {
    auto const state = session_.questions.at(id).state;
    if (before != state) steps_[id].push_back({r.at, author(session_, r.by), state});
  }
}

void reporter::note_requests(change_set const& changed) {
  for (auto const& id : changed.requests) {
    auto const& r = session_.requests.at(id);
    if (!r.began) continue;
    auto& [given, segment] = given_[id];
    if (given != *r.began) segment = session_.current;
    given = *r.began;
  }
}

void reporter::note_caption(record const& r) {
  auto const* const asked = std::get_if<command::any>(&r.what);
  auto const* const kept = asked ? get_kind<command::keep_caption>(asked) : nullptr;
  if (kept) captions_.push_back({r.at, kept->text, kept->language});
}

wire::report reporter::as_of(time_point now) const {
  auto const& s = session_;
  now = s.current ? std::max(now, s.at) : s.at;
  wire::report made{};
  made.format = format;
  made.session = s.id;
  made.as_of = now;
  made.records = s.seq;
  made.revision = s.revision;
  made.title = s.plan.title;
  made.subtitle = s.plan.subtitle;
  made.venue = s.plan.venue;
  made.language = s.plan.language;
  made.time_zone = s.plan.time_zone;
  made.status = s.status;
  made.planned_start = s.plan.start;
  made.planned_end = s.plan.end;
  made.hard_stop = s.plan.hard_stop;
  made.end = s.end;
  made.created = created_;
  made.opened = s.opened;
  made.started = s.started;
  made.concluded = s.concluded;
  made.closed = s.closed;
  if (s.published) {
    made.published = s.published->since;
    made.answers_until = s.published->answers_until;
  }
  made.panel = panel_of(s, now);

  auto const planned = planned_spans(s.plan);
  for (auto const& id : s.order) {
    auto const& g = s.segments.at(id);
    auto const* span = find(planned, id);
    auto const* those = find(periods_, id);
    made.segments.push_back({id, g.plan.kind, g.plan.title, g.plan.speakers, g.state, span ? std::optional(span->start) : std::nullopt,
                             span ? std::optional(span->end) : std::nullopt, g.clock.allotment, g.clock.added, spent(g.clock, now), g.began,
                             g.ended, those ? *those : std::vector<wire::report_period>{}});
  }

  for (auto const* r : by_number(s.requests)) {
    auto const* given = r->began ? find(given_, r->id) : nullptr;
    made.floor.push_back({r->id, r->name, r->affiliation, r->group, r->online, r->kind, r->responds_to, r->requested, r->state,
                          given ? given->second : std::nullopt, r->began, r->ended, r->clock.allotment, r->clock.added,
                          spent(r->clock, now)});
  }
  made.groups = groups_of(s, made.floor);

  for (auto const* q : by_number(s.questions)) {
    auto const* steps = find(steps_, q->id);
    made.questions.push_back({q->id,
                              q->text,
                              unless_empty(q->original),
                              q->translations,
                              unless_empty(q->name),
                              q->asker.empty(),
                              q->to,
                              q->language,
                              q->segment,
                              q->asked,
                              q->state,
                              static_cast<std::uint32_t>(vote_count(*q)),
                              unless_empty(q->reason),
                              q->answer,
                              unless_empty(q->answer_text),
                              answers_of(s, *q),
                              q->labels,
                              q->leader,
                              q->members,
                              steps ? *steps : std::vector<wire::report_step>{}});
  }
  made.decisions = decisions_;
  made.captions = captions_;
  return made;
}

}  // namespace dais::report
