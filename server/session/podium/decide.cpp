#include "session/deadline.hpp"
#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

namespace {

bool is_to(message const& m, std::string const& panellist) {
  auto const& to = m.to.panellists;
  return std::find(to.begin(), to.end(), panellist) != to.end();
}

decision on(session const& s, asker const& a, command::raise_signal const& c) {
  if (!has_panellist(s, a.by.id)) return no_panellist();
  if (is_over(s)) return wrong_status("The session is over.");
  if ((c.kind == signal_kind::must_leave) != c.leaves.has_value()) {
    return refuse(code::out_of_range, "Say when you must leave, and of nothing else when it is.");
  }
  if (c.leaves && (*c.leaves <= a.now || *c.leaves - a.now > limits::session_length_max)) {
    return refuse(code::out_of_range, "The time when you must leave is within the next day.");
  }
  auto const* one = find(s.signals, signal_id(a.by.id, c.kind));
  if (one && is_up(*one) && one->leaves == c.leaves) return wrong_state("The moderators have this signal of yours already.");
  return event::signal_raised{c.kind, c.leaves};
}

decision on(session const& s, asker const& a, command::lower_signal const& c) {
  auto const* one = find(s.signals, signal_id(a.by.id, c.kind));
  if (!one || !is_up(*one)) return wrong_state("This signal is down already.");
  return event::signal_lowered{c.kind};
}

decision on(session const& s, asker const&, command::see_signal const& c) {
  if (auto const fault = fault_in_signal(s, c.panellist, c.kind, c.revision, true)) return *fault;
  return event::signal_seen{c.panellist, c.kind, c.revision};
}

decision on(session const& s, asker const&, command::handle_signal const& c) {
  if (auto const fault = fault_in_signal(s, c.panellist, c.kind, c.revision, false)) return *fault;
  return event::signal_handled{c.panellist, c.kind, c.revision};
}

decision on(session const& s, asker const&, command::send_message const& c) {
  if (c.text.empty()) return refuse(code::text_empty, "The message is empty. Type it, or choose one.");
  if (auto const fault = fault_in_length(c.text, "The message", limits::message_length)) return *fault;
  if (!c.language.empty() && !is_language_tag(c.language)) {
    return refuse(code::not_a_language, "The language is not a tag such as \"en\".");
  }
  for (auto const& one : c.to.panellists) {
    if (!has_panellist(s, one)) return no_panellist();
  }
  if (c.to.panellists.empty() && !c.to.stage && !c.to.audience) {
    return refuse(code::no_such_panellist, "The message is for nobody. Choose whom it is for.");
  }
  if (names_twice(c.to.panellists)) return refuse(code::too_many_entries, "Name each panellist once.");
  if (c.lasts && (*c.lasts <= length{} || *c.lasts > limits::message_lasts_max)) {
    return refuse(code::out_of_range, "A message lasts ten minutes at most, or until it is taken down.");
  }
  if (s.messages.size() >= limits::messages) return refuse(code::too_many_entries, "This session has had all the messages it can hold.");
  return event::message_sent{c.to, c.text, c.language, c.lasts, {}, {}};
}

decision on(session const& s, asker const& a, command::take_down_message const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m) return no_message();
  if (m->revision != c.revision) return passed();
  if (!is_shown(*m, a.now)) return wrong_state("This message is not shown any more.");
  return event::message_taken_down{c.message, c.revision};
}

decision on(session const& s, asker const& a, command::announce const& c) {
  auto const due = next_announcement(s, a.now);
  if (!due || due->at > a.now || due->segment != c.segment || due->number != c.number) return passed();
  auto const& text = s.plan.announcements[c.number].text;
  return event::message_sent{due->to, text, s.plan.language, limits::announcement_lasts, c.segment, c.number};
}

decision on(session const& s, asker const& a, command::note_delivery const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m || !(a.by.as == role::stage ? m->to.stage : is_to(*m, a.by.id))) return no_message();
  if (m->delivered.contains(a.by.as == role::stage ? stage_id : a.by.id)) return wrong_state("It is known that this message arrived.");
  return event::message_delivered{c.message};
}

decision on(session const& s, asker const& a, command::acknowledge const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m || !is_to(*m, a.by.id)) return no_message();
  if (m->seen.contains(a.by.id)) return wrong_state("You have acknowledged this message.");
  return event::message_seen{c.message};
}

decision on(session const& s, asker const&, command::set_stage const& c) {
  if (c.from != s.picture) return passed();
  if (c.to == s.picture) return wrong_state("The stage shows that already.");
  return event::stage_set{c.to, c.from};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_podium const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
