#include "session/evolving.hpp"
#include "session/floor/changes.hpp"
#include "session/floor/floor.hpp"
#include "session/people/changes.hpp"
#include "session/plan/changes.hpp"
#include "session/questions/changes.hpp"
#include "session/run/changes.hpp"
#include "session/undo/subject.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace dais {

namespace {

void show(session& s, record_context const& at, std::string const& message, bool on);
change& change_at(session& s, std::uint64_t record);
void put_back(session& s, record_context const& at, before_image const& now, before_image const& p);
void put_back_questions(session& s, record_context const& at, before_image const& p);
void back_to_place(session& s, record_context const& at, std::string const& id, std::vector<std::string> const& then);
void put_back_requests(session& s, record_context const& at, before_image const& now, before_image const& p);
void back_on_list(session& s, floor_request const& r, std::size_t place);

void on(session& s, record_context const& at, event::undone const& e) {
  auto& c = change_at(s, e.record);
  if (c.sent) {
    show(s, at, *c.sent, false);
  } else {
    put_back(s, at, c.after, c.before);
  }
  // A closing whose time has passed would come again at once.
  if (c.before.floor && s.list_closes && *s.list_closes <= at.time) {
    s.list_closes.reset();
    std::get<std::optional<time_point>>(*c.before.floor).reset();
  }
  c.undone = change::undoing{at.by, at.time, at.seq};
  at.result.history.insert(e.record);
  at.result.undoing = true;
}

void on(session& s, record_context const& at, event::redone const& e) {
  auto& c = change_at(s, e.record);
  if (c.sent) {
    show(s, at, *c.sent, true);
  } else {
    put_back(s, at, c.before, c.after);
  }
  // What was announced since goes with the session, and is back when the session is.
  if (at.rules >= 5 && s.status == session_status::closed && s.list_closes) {
    c.before.floor = part::floor(s);
    s.list_closes.reset();
    c.after.floor = part::floor(s);
    at.result.floor = true;
  }
  c.undone.reset();
  at.result.history.insert(e.record);
  at.result.undoing = true;
}

void show(session& s, record_context const& at, std::string const& message, bool on) {
  auto& m = s.messages.at(message);
  m.taken_down = on ? std::nullopt : std::optional(at.time);
  ++m.revision;
  at.result.messages.insert(message);
}

change& change_at(session& s, std::uint64_t record) {
  return *std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
}

// The side that had the floor last, of those whose interventions still count (R8.22): one that was to come back may have been set aside
// since.
void settle_side(session& s) {
  floor_request const* last = nullptr;
  bool is_right = false;  // as it is, of several that began at once
  for (auto const& [id, r] : s.requests) {
    if (!r.began || r.kind != request_kind::speech || (last && *r.began < *last->began)) continue;
    is_right = r.online == s.last_online || (is_right && *r.began == *last->began);
    last = &r;
  }
  if (!is_right) s.last_online = last ? std::optional(last->online) : std::nullopt;
}

// From how it stands now to how it stood.
void put_back(session& s, record_context const& at, before_image const& now, before_image const& p) {
  bool run = false;
  if (p.run) {
    part::run(s) = *p.run;
    run = at.result.floor = at.result.rules = true;
  }
  if (p.order) {
    s.order = *p.order;
    run = at.result.order = true;
  }
  if (p.heading) {
    part::heading(s) = *p.heading;
    mark_heading(s, at);
    run = true;
  }
  if (p.end) {
    s.end = *p.end;
    run = at.result.plan = true;
  }
  if (p.panel) {
    part::panel(s) = *p.panel;
    run = at.result.plan = true;
  }
  if (p.handed_over) {
    s.handed_over = *p.handed_over;
    at.result.run = true;
  }
  if (p.locked) {
    s.locked = *p.locked;
    at.result.run = true;
  }
  if (p.personal_links_only) {
    s.personal_links_only = *p.personal_links_only;
    at.result.run = true;
  }
  if (p.published) {
    s.published = *p.published;
    at.result.run = true;
  }
  if (p.podium) {
    for (auto const& [id, clock] : s.spoken) at.result.spoken.insert(id);
    part::podium(s) = *p.podium;
    for (auto const& [id, clock] : s.spoken) at.result.spoken.insert(id);
    at.result.floor = true;
  }
  if (p.turns) {
    part::turns(s) = *p.turns;
    at.result.floor = true;
  }
  if (p.floor) {
    part::floor(s) = *p.floor;
    ++s.floor_revision;
    at.result.floor = true;
  }
  if (p.rules) {
    s.rules = *p.rules;
    ++s.rules_revision;
    at.result.rules = true;
  }
  if (p.stage) {
    s.picture = *p.stage;
    at.result.stage = true;
  }
  if (p.microphones) {
    s.microphones = *p.microphones;
    at.result.floor = true;
  }
  if (p.quick_messages) {
    s.quick_messages = *p.quick_messages;
    at.result.quick_messages = true;
  }
  for (auto const& [id, was] : p.segments) {
    if (was) {
      s.segments.insert_or_assign(id, *was);
    } else {
      s.segments.erase(id);
    }
    at.result.segments.insert(id);
    run = at.result.floor = true;
  }
  put_back_questions(s, at, p);
  put_back_requests(s, at, now, p);
  for (auto const& [id, was] : p.signals) {
    auto& one = s.signals.at(id);
    auto const revision = std::exchange(one.revision, was.revision);
    // What the panellist has signalled since stands.
    if (one == now.signals.at(id)) {
      one = was;
      one.revision = revision + 1;
      at.result.signals.insert(id);
    } else {
      one.revision = revision;
    }
  }
  for (auto const& [id, was] : p.messages) {
    auto& one = s.messages.at(id);
    one.taken_down = was;
    ++one.revision;
    at.result.messages.insert(id);
  }
  if (run) run_changed(s, at);
}

void put_back_questions(session& s, record_context const& at, before_image const& p) {
  for (auto const& [id, was] : p.groups) {
    auto& q = s.questions.at(id);
    auto const& leader = std::get<0>(was);
    if (q.leader != leader) {
      for (auto const& one : {q.leader, leader}) {
        if (one) tell_voters(s, at, q, s.questions.at(*one));
      }
    }
    mark_question(at, q);
  }
  for (auto const& [id, was] : p.questions) {
    auto& q = s.questions.at(id);
    if (q.to && q.to != std::get<2>(was)) at.result.unaddressed.emplace(id, *q.to);
    if (q.text != std::get<0>(was)) at.result.texts.insert(id);
    if (auto const state = std::get<question_state>(was); q.state != state) {
      move_question(s, at, q, state);
    } else {
      mark_question(at, q);
      ++q.revision;
    }
    part::matter(q) = was;
  }
  for (auto const& [id, was] : p.groups) part::group(s.questions.at(id)) = was;
  for (auto const& [id, was] : p.groups) {
    auto& q = s.questions.at(id);
    for (auto const& member : q.members) mark_question(at, s.questions.at(member));
    join_voters(s, at, q);
  }
  if (p.on_stage) s.on_stage = *p.on_stage;
  if (!p.queue) return;
  if (p.moved_question) {
    auto& q = s.questions.at(*p.moved_question);
    std::erase(s.queue, q.id);
    ++q.revision;
    mark_question(at, q);
  }
  for (auto one = p.queue->rbegin(); one != p.queue->rend(); ++one) {
    if (s.questions.at(*one).state == question_state::queued) back_to_place(s, at, *one, *p.queue);
  }
}

// In the queue as it was then, as far as those around it are in it still.
void back_to_place(session& s, record_context const& at, std::string const& id, std::vector<std::string> const& then) {
  if (std::find(s.queue.begin(), s.queue.end(), id) != s.queue.end()) return;
  auto const own = std::find(then.begin(), then.end(), id);
  auto place = s.queue.end();
  for (auto behind = std::next(own); behind != then.end() && place == s.queue.end(); ++behind) {
    place = std::find(s.queue.begin(), s.queue.end(), *behind);
  }
  for (auto before = own; before != then.begin() && place == s.queue.end();) {
    place = std::find(s.queue.begin(), s.queue.end(), *--before);
    if (place != s.queue.end()) {
      ++place;
      break;
    }
  }
  s.queue.insert(place, id);
  at.result.queue = true;
}

void put_back_requests(session& s, record_context const& at, before_image const& now, before_image const& p) {
  for (auto const& [id, was] : p.participants) {
    auto& one = s.participants.at(id);
    if (one.muted != std::get<0>(was)) at.result.muted.insert(id);
    if (auto const removed = std::get<5>(was); one.removed != removed) set_removed(s, at, id, removed);
    part::standing(one) = was;
  }
  for (auto const& [id, was] : p.requests) {
    auto& r = s.requests.at(id);
    auto const revision = r.revision;
    r = was;
    r.revision = revision;
    std::erase(s.speakers, id);
    request_changed(at, r);
  }
  if (p.turns && at.rules >= 5) settle_side(s);
  std::vector<std::pair<std::size_t, std::string>> listed;
  for (auto const& [id, place] : p.listed) listed.emplace_back(place, id);
  std::sort(listed.begin(), listed.end());
  for (auto const& [place, id] : listed) back_on_list(s, s.requests.at(id), place);
  for (auto const& [id, was] : p.places) {
    auto& r = s.requests.at(id);
    auto const& [turn, lot, ahead] = was;
    if (r.state != request_state::waiting || r.turn != turn) continue;
    if (r.ahead.has_value() != ahead.has_value()) at.result.requests.insert(id);
    r.lot = lot;
    r.ahead = ahead;
  }
  if (!p.places.empty()) s.speakers = speakers_list(s);
  std::map<std::string, std::size_t> moved;
  for (auto const& [id, ahead] : p.moved) {
    // Where others have come or gone since, those before it are counted anew.
    auto const then = now.moved.find(id);
    auto const& r = s.requests.at(id);
    if (r.state == request_state::waiting && then != now.moved.end() && r.ahead == then->second) moved.emplace(id, ahead);
  }
  if (!p.requests.empty() || p.floor || p.turns) list_changed(s, at);
  if (moved.empty()) return;
  for (auto const& [id, ahead] : moved) s.requests.at(id).ahead = ahead;
  s.speakers = speakers_list(s);
  list_changed(s, at);
}

void back_on_list(session& s, floor_request const& r, std::size_t place) {
  auto at_place = s.speakers.begin();
  for (; at_place != s.speakers.end(); ++at_place) {
    if (part_of_list(s, s.requests.at(*at_place)) == part_of_list(s, r) && place-- == 0) break;
  }
  s.speakers.insert(at_place, r.id);
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_undo const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

}  // namespace dais
