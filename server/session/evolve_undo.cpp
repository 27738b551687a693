#include "session/evolving.hpp"
#include "session/undo.hpp"

#include <algorithm>

namespace dais {

void evolver::operator()(event::undone const& e) {
  auto* c = change_at(e.record);
  if (!c || !can_undo(s, *c)) return stale();
  if (c->sent) {
    auto& m = s.messages.at(*c->sent);
    m.taken_down = at;
    ++m.revision;
    result.messages.insert(m.id);
  } else {
    put_back(c->before);
  }
  c->undone = change::undoing{by, at};
  // What the server did at an instant that has passed it would do again at once.
  if (c->before.floor && s.list_closes && *s.list_closes <= at) s.list_closes.reset();
  result.history.insert(e.record);
  result.undoing = true;
}

void evolver::operator()(event::redone const& e) {
  auto* c = change_at(e.record);
  if (!c || !can_redo(s, *c)) return stale();
  if (c->sent) {
    auto& m = s.messages.at(*c->sent);
    m.taken_down.reset();
    ++m.revision;
    result.messages.insert(m.id);
  } else {
    put_back(c->after);
  }
  c->undone.reset();
  result.history.insert(e.record);
  result.undoing = true;
}

change* evolver::change_at(std::uint64_t record) {
  auto const found = std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
  return found == s.history.end() ? nullptr : &*found;
}

void evolver::put_back(picture const& p) {
  bool run = false;
  if (p.run) {
    part::run(s) = *p.run;
    run = result.floor = result.rules = true;
  }
  if (p.order) {
    s.order = *p.order;
    run = result.order = true;
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
  put_back_requests(p);
  for (auto const& [id, was] : p.signals) {
    auto& one = s.signals.at(id);
    auto const revision = one.revision;
    one = was;
    one.revision = revision + 1;
    result.signals.insert(id);
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
  for (auto const& [id, was] : p.questions) {
    auto& q = s.questions.at(id);
    auto const& leader = std::get<9>(was);
    if (q.leader != leader) {
      for (auto const& one : {q.leader, leader}) {
        if (one) tell_voters(q, s.questions.at(*one));
      }
    }
    if (q.to && q.to != std::get<2>(was)) result.unaddressed.emplace(id, *q.to);
    if (q.text != std::get<0>(was)) result.texts.insert(id);
    move_question(q, std::get<question_state>(was));
    part::matter(q) = was;
    if (q.state == question_state::on_stage) s.on_stage = id;
  }
  std::vector<std::pair<std::size_t, std::string>> places;
  for (auto const& [id, place] : p.queued) places.emplace_back(place, id);
  std::sort(places.begin(), places.end());
  for (auto const& [place, id] : places) {
    std::erase(s.queue, id);
    s.queue.insert(s.queue.begin() + static_cast<std::ptrdiff_t>(std::min(place, s.queue.size())), id);
  }
  for (auto const& [id, was] : p.questions) {
    auto& q = s.questions.at(id);
    if (q.state == question_state::grouped) q.joined.clear();
    else join_voters(q);
  }
}

void evolver::put_back_requests(picture const& p) {
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
    if (r.state == request_state::waiting) {
      auto const place = r.ahead ? std::min(*r.ahead, s.speakers.size()) : s.speakers.size();
      s.speakers.insert(s.speakers.begin() + static_cast<std::ptrdiff_t>(place), id);
    }
    request_changed(r);
  }
  if (!p.requests.empty() || p.floor || p.turns) list_changed();
}

}  // namespace dais
