#include "session/evolving.hpp"

#include <algorithm>

namespace dais {

void evolver::operator()(event::word_given const& e) {
  end_intervention();
  pass_word(e.to);
}

void evolver::operator()(event::round_begun const& e) {
  pass_word(std::nullopt);
  s.segments.at(e.segment).round = {e.number, {}};
  result.floor = true;
}

void evolver::operator()(event::signal_raised const& e) {
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
  settle(s.signals.at(signal_id(by.id, e.kind)), signal_state::lowered);
}

void evolver::operator()(event::signal_seen const& e) {
  settle(s.signals.at(signal_id(e.panellist, e.kind)), signal_state::seen);
}

void evolver::operator()(event::signal_handled const& e) {
  settle(s.signals.at(signal_id(e.panellist, e.kind)), signal_state::handled);
}

void evolver::operator()(event::time_granted const& e) {
  auto& one = s.signals.at(signal_id(e.panellist, signal_kind::more_time));
  auto& g = s.segments.at(e.segment);
  if (e.of_turn) {
    g.round.turns.at(e.panellist).added += e.by;
    result.floor = true;
  } else {
    g.clock.added += e.by;
    result.segments.insert(e.segment);
    run_changed();
  }
  one.granted = e.by;
  settle(one, signal_state::granted);
}

void evolver::operator()(event::message_sent const& e) {
  if (e.segment && e.automatic) s.announced[*e.segment].insert(*e.automatic);
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
  auto& m = s.messages.at(e.message);
  m.taken_down = at;
  ++m.revision;
  result.messages.insert(e.message);
}

void evolver::operator()(event::message_delivered const& e) {
  std::string const to = by.as == role::stage ? stage_id : by.id;
  s.messages.at(e.message).delivered.insert(to);
  result.receipts.emplace(e.message, to);
}

void evolver::operator()(event::message_seen const& e) {
  auto& m = s.messages.at(e.message);
  m.seen.insert(by.id);
  m.delivered.insert(by.id);
  result.receipts.emplace(e.message, by.id);
  result.undoing = true;
}

void evolver::operator()(event::stage_set const& e) {
  s.picture = e.to;
  result.stage = true;
}

void evolver::operator()(event::moderation_handed const& e) {
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

void evolver::settle(signal& one, signal_state to) {
  one.state = to;
  one.changed = at;
  ++one.revision;
  result.signals.insert(signal_id(one.panellist, one.kind));
}

}  // namespace dais
