#include "session/deadline.hpp"
#include "session/deciding.hpp"
#include "session/find.hpp"
#include "session/limits.hpp"
#include "session/misfits.hpp"
#include "session/podium/podium.hpp"
#include "session/podium/subject.hpp"
#include "session/text.hpp"

#include <algorithm>

namespace dais {

namespace {

bool names_twice(std::vector<std::string> panellists) {
  std::sort(panellists.begin(), panellists.end());
  return std::adjacent_find(panellists.begin(), panellists.end()) != panellists.end();
}

std::optional<rejection> fault_in_message(session const& s, std::string const& text) {
  if (text.empty()) return refuse(reason::message_empty);
  if (auto const fault = fault_in_length(text, text_of::message, limits::message_length)) return fault;
  return s.messages.size() < limits::messages ? std::nullopt : std::optional(refuse(reason::too_many_messages));
}

bool is_quick(session const& s, std::string const& text) {
  return std::find(s.quick_messages.begin(), s.quick_messages.end(), text) != s.quick_messages.end();
}

decision on(session const& s, asker const& a, command::raise_signal const& c) {
  if (!has_panellist(s, a.by.id)) return refuse(reason::no_such_panellist);
  if (is_over(s)) return refuse(reason::session_over);
  if ((c.kind == signal_kind::must_leave) != c.leaves.has_value()) {
    return refuse(reason::leaving_time);
  }
  if (c.leaves && (*c.leaves <= a.now || *c.leaves - a.now > limits::session_length_max)) {
    return refuse(reason::leaving_within_day);
  }
  auto const* one = find(s.signals, signal_id(a.by.id, c.kind));
  if (one && is_up(*one) && one->leaves == c.leaves) return refuse(reason::signal_known);
  return event::signal_raised{c.kind, c.leaves};
}

decision on(session const& s, asker const& a, command::lower_signal const& c) {
  auto const* one = find(s.signals, signal_id(a.by.id, c.kind));
  if (!one || !is_up(*one)) return refuse(reason::signal_down);
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
  if (auto const fault = fault_in_message(s, c.text)) return *fault;
  if (!c.language.empty() && !is_language_tag(c.language)) {
    return refuse(reason::not_a_language);
  }
  for (auto const& one : c.to.panellists) {
    if (!has_panellist(s, one)) return refuse(reason::no_such_panellist);
  }
  if (c.to.panellists.empty() && !c.to.stage && !c.to.audience) {
    return refuse(reason::message_for_nobody);
  }
  if (names_twice(c.to.panellists)) return refuse(reason::named_twice);
  if (c.lasts && (*c.lasts <= duration{} || *c.lasts > limits::message_lasts_max)) {
    return refuse(reason::message_lasts);
  }
  return event::message_sent{c.to, c.text, c.language, c.lasts, {}, {}};
}

decision on(session const& s, asker const&, command::tell_moderators const& c) {
  if (auto const fault = fault_in_message(s, c.text)) return *fault;
  return event::moderators_told{c.text};
}

decision on(session const& s, asker const&, command::keep_quick_message const& c) {
  if (auto const fault = first_of(misfits_in_quick_message(c.text, s.quick_messages))) return *fault;
  return event::quick_message_kept{c.text};
}

decision on(session const& s, asker const&, command::drop_quick_message const& c) {
  if (!is_quick(s, c.text)) return refuse(reason::no_such_message);
  return event::quick_message_dropped{c.text};
}

decision on(session const& s, asker const& a, command::take_down_message const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m) return refuse(reason::no_such_message);
  if (m->revision != c.revision) return refuse(reason::passed);
  if (!is_shown(*m, a.now)) return refuse(reason::message_not_shown);
  return event::message_taken_down{c.message, c.revision};
}

decision on(session const& s, asker const& a, command::announce const& c) {
  auto const due = next_announcement(s, a.now);
  if (!due || due->at > a.now || due->segment != c.segment || due->number != c.number) return refuse(reason::passed);
  auto const& text = s.plan.announcements[c.number].text;
  return event::message_sent{due->to, text, s.plan.language, limits::announcement_lasts, c.segment, c.number};
}

decision on(session const& s, asker const& a, command::note_delivery const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m || !is_for(*m, a.by)) return refuse(reason::no_such_message);
  if (m->delivered.contains(recipient(a.by))) return refuse(reason::delivery_known);
  return event::message_delivered{c.message};
}

decision on(session const& s, asker const& a, command::acknowledge const& c) {
  auto const* m = find(s.messages, c.message);
  if (!m || !is_for(*m, a.by)) return refuse(reason::no_such_message);
  if (m->seen.contains(recipient(a.by))) return refuse(reason::acknowledged_already);
  return event::message_seen{c.message};
}

decision on(session const& s, asker const&, command::set_stage const& c) {
  if (c.from != s.picture) return refuse(reason::passed);
  if (c.to == s.picture) return refuse(reason::stage_shows_that);
  return event::stage_set{c.to, c.from};
}

decision on(session const& s, asker const&, command::keep_caption const& c) {
  if (!keeps_captions(s)) return refuse(reason::passed);
  if (c.text.empty()) return refuse(reason::message_empty);
  if (auto const fault = fault_in_caption(c.text, c.language)) return *fault;
  return event::caption_kept{c.text, c.language};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_podium const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
