#include "session/evolving.hpp"

#include <algorithm>

namespace dais {

void evolver::operator()(event::word_given const& e) {
  if (s.current != e.segment || s.speaking != e.replacing || s.word == e.to) return stale();
  if (e.to && *e.to != moderator_id && !is_on_panel(*e.to)) return stale();
  end_intervention();
  pass_word(e.to);
}

void evolver::operator()(event::round_begun const& e) {
  if (s.current != e.segment) return stale();
  auto& g = s.segments.at(e.segment);
  if (!g.plan.turn || e.number != g.round.number + 1) return stale();
  pass_word(std::nullopt);
  g.round = {e.number, {}};
  result.floor = true;
}

void evolver::operator()(event::signal_raised const& e) {
  if (!is_on_panel(by.id)) return stale();
  auto const id = signal_id(by.id, e.kind);
  auto& one = s.signals[id];
  if (one.panellist.empty()) {
    one.panellist = by.id;
    one.kind = e.kind;
  }
  one.leaves = e.leaves;
  one.granted.reset();
  one.raised = at;
  settle(one, signal_state::raised);
}

void evolver::operator()(event::signal_lowered const& e) {
  auto* one = find(s.signals, signal_id(by.id, e.kind));
  if (!one || !is_up(*one)) return stale();
  settle(*one, signal_state::lowered);
}

void evolver::operator()(event::signal_seen const& e) {
  auto* one = signal_at(e.panellist, e.kind, e.revision);
  if (!one || one->state != signal_state::raised) return stale();
  settle(*one, signal_state::seen);
}

void evolver::operator()(event::signal_handled const& e) {
  auto* one = signal_at(e.panellist, e.kind, e.revision);
  if (!one || !is_up(*one)) return stale();
  settle(*one, signal_state::handled);
}

void evolver::operator()(event::time_granted const& e) {
  auto* one = signal_at(e.panellist, signal_kind::more_time, e.revision);
  auto* g = find(s.segments, e.segment);
  if (!one || !is_up(*one) || !g || g->state == segment_state::done || g->state == segment_state::skipped) return stale();
  if (e.of_turn) {
    auto* turn = find(g->round.turns, e.panellist);
    if (!turn) return stale();
    turn->added += e.by;
    result.floor = true;
  } else {
    g->clock.added += e.by;
    result.segments.insert(e.segment);
    run_changed();
  }
  one->granted = e.by;
  settle(*one, signal_state::granted);
}

void evolver::operator()(event::message_sent const& e) {
  if (!std::all_of(e.to.panellists.begin(), e.to.panellists.end(), [&](auto const& id) { return is_on_panel(id); })) return stale();
  if (e.segment && e.automatic) {
    if (s.current != e.segment || !s.announced[*e.segment].insert(*e.automatic).second) return stale();
  }
  message fresh;
  fresh.id = "m" + std::to_string(s.messages.size() + 1);
  fresh.to = e.to;
  fresh.text = e.text;
  fresh.language = e.language;
  fresh.automatic = e.automatic.has_value();
  fresh.sent = at;
  fresh.lasts = e.lasts;
  result.messages.insert(fresh.id);
  s.messages.emplace(fresh.id, std::move(fresh));
}

void evolver::operator()(event::message_taken_down const& e) {
  auto* m = find(s.messages, e.message);
  if (!m || m->revision != e.revision || m->taken_down) return stale();
  m->taken_down = at;
  ++m->revision;
  result.messages.insert(e.message);
}

void evolver::operator()(event::message_delivered const& e) {
  auto* m = find(s.messages, e.message);
  std::string const to = by.as == role::stage ? stage_id : by.id;
  if (!m || !m->delivered.insert(to).second) return stale();
  result.receipts.emplace(e.message, to);
}

void evolver::operator()(event::message_seen const& e) {
  auto* m = find(s.messages, e.message);
  if (!m || !m->seen.insert(by.id).second) return stale();
  m->delivered.insert(by.id);
  result.receipts.emplace(e.message, by.id);
  result.undoing = true;
}

void evolver::operator()(event::stage_set const& e) {
  if (s.picture != e.from) return stale();
  s.picture = e.to;
  result.stage = true;
}

void evolver::operator()(event::moderation_handed const& e) {
  if (s.handed_over == e.on) return stale();
  s.handed_over = e.on;
  result.run = true;
}

void evolver::pass_word(std::optional<std::string> const& to) {
  if (s.word == to) return;
  hold_word();
  if (s.word) result.spoken.insert(*s.word);
  s.word = to;
  if (to) {
    s.spoken[*to];
    auto& g = s.segments.at(*s.current);
    if (g.plan.turn && *to != moderator_id) {
      // When everybody has had the word, who has it next begins another round.
      auto all = g.plan.speakers;
      if (all.empty()) {
        for (auto const& one : s.panellists) all.push_back(one.id);
      }
      auto const has_spoken = [&](std::string const& id) { return g.round.turns.contains(id) || s.absent.contains(id); };
      bool const is_over = std::all_of(all.begin(), all.end(), has_spoken);
      if (is_over && !g.round.turns.empty()) g.round = {g.round.number + 1, {}};
      g.round.turns.try_emplace(*to, countdown{*g.plan.turn, {}, {}, {}});
    }
    if (!s.paused_since) run_word();
    result.spoken.insert(*to);
  }
  result.floor = true;
}

void evolver::hold_word() {
  if (!s.word) return;
  hold(s.spoken.at(*s.word), at);
  if (auto* turn = turn_of(*s.word)) hold(*turn, at);
}

void evolver::run_word() {
  if (!s.word) return;
  run(s.spoken.at(*s.word), at);
  if (auto* turn = turn_of(*s.word)) run(*turn, at);
}

// In the round of the current segment.
countdown* evolver::turn_of(std::string const& panellist) {
  return s.current ? find(s.segments.at(*s.current).round.turns, panellist) : nullptr;
}

signal* evolver::signal_at(std::string const& panellist, signal_kind kind, std::uint32_t revision) {
  auto* one = find(s.signals, signal_id(panellist, kind));
  return one && one->revision == revision ? one : nullptr;
}

void evolver::settle(signal& one, signal_state to) {
  one.state = to;
  one.changed = at;
  ++one.revision;
  result.signals.insert(signal_id(one.panellist, one.kind));
}

}  // namespace dais
