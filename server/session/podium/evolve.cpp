#include "session/evolving.hpp"
#include "session/podium/changes.hpp"
#include "session/podium/podium.hpp"
#include "session/podium/subject.hpp"

#include <utility>

namespace dais {

namespace {

void on(session& s, record_context const& at, event::signal_raised const& e) {
  auto const id = signal_id(at.by.id, e.kind);
  auto& one = s.signals[id];
  if (one.panellist.empty()) {
    one.panellist = at.by.id;
    one.kind = e.kind;
  }
  one.leaves = e.leaves;
  one.granted.reset();
  one.raised = at.time;
  set_state(at, one, signal_state::raised);
}

void on(session& s, record_context const& at, event::signal_lowered const& e) {
  set_state(at, s.signals.at(signal_id(at.by.id, e.kind)), signal_state::lowered);
}

void on(session& s, record_context const& at, event::signal_seen const& e) {
  set_state(at, s.signals.at(signal_id(e.panellist, e.kind)), signal_state::seen);
}

void on(session& s, record_context const& at, event::signal_handled const& e) {
  set_state(at, s.signals.at(signal_id(e.panellist, e.kind)), signal_state::handled);
}

void add_message(session& s, record_context const& at, message fresh) {
  fresh.id = "m" + std::to_string(s.messages.size() + 1);
  fresh.sent = at.time;
  at.result.messages.insert(fresh.id);
  s.messages.emplace(fresh.id, std::move(fresh));
}

void on(session& s, record_context const& at, event::message_sent const& e) {
  if (e.segment && e.automatic) s.announced[*e.segment].insert(*e.automatic);
  message fresh;
  fresh.to = e.to;
  fresh.text = e.text;
  fresh.language = e.language;
  fresh.automatic = e.automatic.has_value();
  fresh.lasts = e.lasts;
  add_message(s, at, std::move(fresh));
}

void on(session& s, record_context const& at, event::moderators_told const& e) {
  message fresh;
  fresh.text = e.text;
  fresh.from_organiser = true;
  add_message(s, at, std::move(fresh));
}

void on(session& s, record_context const& at, event::quick_message_kept const& e) {
  s.quick_messages.push_back(e.text);
  at.result.quick_messages = true;
}

void on(session& s, record_context const& at, event::quick_message_dropped const& e) {
  std::erase(s.quick_messages, e.text);
  at.result.quick_messages = true;
}

void on(session& s, record_context const& at, event::message_taken_down const& e) {
  auto& m = s.messages.at(e.message);
  m.taken_down = at.time;
  ++m.revision;
  at.result.messages.insert(e.message);
}

void on(session& s, record_context const& at, event::message_delivered const& e) {
  auto const to = recipient(at.by);
  s.messages.at(e.message).delivered.insert(to);
  at.result.receipts.emplace(e.message, to);
}

void on(session& s, record_context const& at, event::message_seen const& e) {
  auto& m = s.messages.at(e.message);
  auto const by = recipient(at.by);
  m.seen.insert(by);
  m.delivered.insert(by);
  at.result.receipts.emplace(e.message, by);
  at.result.undoing = true;
}

void on(session& s, record_context const& at, event::stage_set const& e) {
  s.picture = e.to;
  at.result.stage = true;
}

void on(session& s, record_context const&, event::caption_kept const&) { ++s.captions; }

}  // namespace

void evolve(session& s, record_context const& at, event::of_podium const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

void set_state(record_context const& at, signal& one, signal_state to) {
  one.state = to;
  one.changed = at.time;
  ++one.revision;
  at.result.signals.insert(signal_id(one.panellist, one.kind));
}

}  // namespace dais
