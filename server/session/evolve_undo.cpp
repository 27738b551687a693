#include "session/evolving.hpp"
#include "session/floor.hpp"
#include "session/undo.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace dais {

void evolver::operator()(event::undone const& e) {
  auto& c = change_at(e.record);
  if (c.sent) {
    show(*c.sent, false);
  } else {
    put_back(c.after, c.before);
  }
  // A closing whose instant has passed would come again at once.
  if (c.before.floor && s.list_closes && *s.list_closes <= at) {
    s.list_closes.reset();
    std::get<std::optional<instant>>(*c.before.floor).reset();
  }
  c.undone = change::undoing{by, at, seq};
  result.history.insert(e.record);
  result.undoing = true;
}

void evolver::operator()(event::redone const& e) {
  auto& c = change_at(e.record);
  if (c.sent) {
    show(*c.sent, true);
  } else {
    put_back(c.before, c.after);
  }
  c.undone.reset();
  result.history.insert(e.record);
  result.undoing = true;
}

void evolver::show(std::string const& message, bool on) {
  auto& m = s.messages.at(message);
  m.taken_down = on ? std::nullopt : std::optional(at);
  ++m.revision;
  result.messages.insert(message);
}

change& evolver::change_at(std::uint64_t record) {
  return *std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
}

// From how it stands now to how it stood.
void evolver::put_back(picture const& now, picture const& p) {
  bool run = false;
  if (p.run) {
    part::run(s) = *p.run;
    run = result.floor = result.rules = true;
  }
  if (p.order) {
    s.order = *p.order;
    run = result.order = true;
  }
  if (p.heading) {
    part::heading(s) = *p.heading;
    touch_heading();
    run = true;
  }
  if (p.end) {
    s.end = *p.end;
    run = result.plan = true;
  }
  if (p.panel) {
    part::panel(s) = *p.panel;
    run = result.plan = true;
  }
  if (p.handed_over) {
    s.handed_over = *p.handed_over;
    result.run = true;
  }
  if (p.podium) {
    for (auto const& [id, clock] : s.spoken) result.spoken.insert(id);
    part::podium(s) = *p.podium;
    for (auto const& [id, clock] : s.spoken) result.spoken.insert(id);
    result.floor = true;
  }
  if (p.turns) {
    part::turns(s) = *p.turns;
    result.floor = true;
  }
  if (p.floor) {
    part::floor(s) = *p.floor;
    ++s.floor_revision;
    result.floor = true;
  }
  if (p.rules) {
    s.rules = *p.rules;
    ++s.rules_revision;
    result.rules = true;
  }
  if (p.stage) {
    s.picture = *p.stage;
    result.stage = true;
  }
  for (auto const& [id, was] : p.segments) {
    if (was) {
      s.segments.insert_or_assign(id, *was);
    } else {
      s.segments.erase(id);
    }
    result.segments.insert(id);
    run = result.floor = true;
  }
  put_back_questions(p);
  put_back_requests(now, p);
  for (auto const& [id, was] : p.signals) {
    auto& one = s.signals.at(id);
    auto const revision = std::exchange(one.revision, was.revision);
    // What the panellist has signalled since stands.
    if (one == now.signals.at(id)) {
      one = was;
      one.revision = revision + 1;
      result.signals.insert(id);
    } else {
      one.revision = revision;
    }
  }
  for (auto const& [id, was] : p.messages) {
    auto& one = s.messages.at(id);
    one.taken_down = was;
    ++one.revision;
    result.messages.insert(id);
  }
  if (run) run_changed();
}

void evolver::put_back_questions(picture const& p) {
  for (auto const& [id, was] : p.groups) {
    auto& q = s.questions.at(id);
    auto const& leader = std::get<0>(was);
    if (q.leader != leader) {
      for (auto const& one : {q.leader, leader}) {
        if (one) tell_voters(q, s.questions.at(*one));
      }
    }
    touch_question(q);
  }
  for (auto const& [id, was] : p.questions) {
    auto& q = s.questions.at(id);
    if (q.to && q.to != std::get<2>(was)) result.unaddressed.emplace(id, *q.to);
    if (q.text != std::get<0>(was)) result.texts.insert(id);
    if (auto const state = std::get<question_state>(was); q.state != state) {
      move_question(q, state);
    } else {
      touch_question(q);
      ++q.revision;
    }
    part::matter(q) = was;
  }
  for (auto const& [id, was] : p.groups) part::group(s.questions.at(id)) = was;
  for (auto const& [id, was] : p.groups) {
    auto& q = s.questions.at(id);
    for (auto const& member : q.members) touch_question(s.questions.at(member));
    join_voters(q);
  }
  if (p.on_stage) s.on_stage = *p.on_stage;
  if (!p.queue) return;
  for (auto one = p.queue->rbegin(); one != p.queue->rend(); ++one) {
    if (s.questions.at(*one).state == question_state::queued) back_to_place(*one, *p.queue);
  }
}

// In the queue as it was then, as far as those around it are in it still.
void evolver::back_to_place(std::string const& id, std::vector<std::string> const& then) {
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
  result.queue = true;
}

void evolver::put_back_requests(picture const& now, picture const& p) {
  for (auto const& [id, was] : p.participants) {
    auto& one = s.participants.at(id);
    if (one.muted != std::get<0>(was)) result.muted.insert(id);
    part::standing(one) = was;
  }
  for (auto const& [id, was] : p.requests) {
    auto& r = s.requests.at(id);
    auto const revision = r.revision;
    r = was;
    r.revision = revision;
    std::erase(s.speakers, id);
    request_changed(r);
  }
  std::vector<std::pair<std::size_t, std::string>> listed;
  for (auto const& [id, place] : p.listed) listed.emplace_back(place, id);
  std::sort(listed.begin(), listed.end());
  for (auto const& [place, id] : listed) back_on_list(s.requests.at(id), place);
  for (auto const& [id, was] : p.places) {
    auto& r = s.requests.at(id);
    auto const& [turn, lot, ahead] = was;
    if (r.state != request_state::waiting || r.turn != turn) continue;
    if (r.ahead.has_value() != ahead.has_value()) result.requests.insert(id);
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
  if (!p.requests.empty() || p.floor || p.turns) list_changed();
  if (moved.empty()) return;
  for (auto const& [id, ahead] : moved) s.requests.at(id).ahead = ahead;
  s.speakers = speakers_list(s);
  list_changed();
}

void evolver::back_on_list(floor_request const& r, std::size_t place) {
  auto at_place = s.speakers.begin();
  for (; at_place != s.speakers.end(); ++at_place) {
    if (kind_on_list(s.requests.at(*at_place)) == kind_on_list(r) && place-- == 0) break;
  }
  s.speakers.insert(at_place, r.id);
}

}  // namespace dais
