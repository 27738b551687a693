#include "session/deciding.hpp"
#include "session/deadline.hpp"
#include "session/limits.hpp"

namespace dais {

namespace {

bool is_to(message const& m, std::string const& panellist) {
  auto const& to = m.to.panellists;
  return std::find(to.begin(), to.end(), panellist) != to.end();
}

}  // namespace

decision decider::operator()(command::give_word const& c) const {
  if (c.to && *c.to != moderator_id && !has_panellist(*c.to)) return no_panellist();
  if (c.replacing != s.speaking || c.seen_in != s.current) return passed();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  if (c.to == s.word) return wrong_state(c.to ? "This speaker has the word already." : "Nobody has the word.");
  return event::word_given{c.to, *s.current, c.replacing};
}

decision decider::operator()(command::begin_round const& c) const {
  if (c.seen_in != s.current) return passed();
  if (!s.current) return refuse(code::wrong_segment, "No segment runs.");
  auto const& g = s.segments.at(*s.current);
  if (!g.plan.turn) return refuse(code::wrong_segment, "This segment has no rounds. Give it some in the plan first.");
  if (c.number != g.round.number + 1) return passed();
  return event::round_begun{*s.current, c.number};
}

decision decider::operator()(command::raise_signal const& c) const {
  if (!has_panellist(who.id)) return no_panellist();
  if (over()) return wrong_status("The session is over.");
  if ((c.kind == signal_kind::must_leave) != c.leaves.has_value()) {
    return refuse(code::out_of_range, "Say when you must leave, and of nothing else when it is.");
  }
  if (c.leaves && (*c.leaves <= now || *c.leaves - now > limits::session_length_max)) {
    return refuse(code::out_of_range, "The time when you must leave is within the next day.");
  }
  auto const* one = find(s.signals, signal_id(who.id, c.kind));
  if (one && is_up(*one) && one->leaves == c.leaves) return wrong_state("The moderators have this signal of yours already.");
  return event::signal_raised{c.kind, c.leaves};
}

decision decider::operator()(command::lower_signal const& c) const {
  auto const* one = find(s.signals, signal_id(who.id, c.kind));
  if (!one || !is_up(*one)) return wrong_state("This signal is down already.");
  return event::signal_lowered{c.kind};
}

decision decider::operator()(command::see_signal const& c) const {
  if (auto const fault = fault_in_signal(c.panellist, c.kind, c.revision, true)) return *fault;
  return event::signal_seen{c.panellist, c.kind, c.revision};
}

decision decider::operator()(command::handle_signal const& c) const {
  if (auto const fault = fault_in_signal(c.panellist, c.kind, c.revision, false)) return *fault;
  return event::signal_handled{c.panellist, c.kind, c.revision};
}

// The time goes where they speak: to their turn in a round, to the segment that runs, or else to the next one of theirs.
decision decider::operator()(command::grant_time const& c) const {
  if (auto const fault = fault_in_signal(c.panellist, signal_kind::more_time, c.revision, false)) return *fault;
  if (c.seen_in != s.current) return passed();
  auto const* running = s.current ? &s.segments.at(*s.current) : nullptr;
  auto const speaks_in = [&](segment const& g) {
    return std::find(g.plan.speakers.begin(), g.plan.speakers.end(), c.panellist) != g.plan.speakers.end();
  };
  event::time_granted granted{c.panellist, c.revision, {}, false, c.by};
  countdown const* clock = nullptr;
  if (running && running->plan.turn && s.word == c.panellist) clock = find(running->round.turns, c.panellist);
  if (clock) {
    granted.of_turn = true;
  } else if (running && (s.word == c.panellist || speaks_in(*running))) {
    clock = &running->clock;
  }
  if (clock) {
    granted.segment = *s.current;
  } else {
    auto const ahead = still_to_come(s);
    auto const own = std::find_if(ahead.begin(), ahead.end(), [&](auto const& id) { return speaks_in(s.segments.at(id)); });
    if (own == ahead.end()) {
      return refuse(code::wrong_segment, "This panellist does not speak, and is not to speak. Nothing can get longer.");
    }
    granted.segment = *own;
    clock = &s.segments.at(*own).clock;
  }
  if (auto const fault = fault_in_time(c.by, *clock)) return *fault;
  return granted;
}

decision decider::operator()(command::send_message const& c) const {
  if (c.text.empty()) return refuse(code::text_empty, "The message is empty. Type it, or choose one.");
  if (auto const fault = fault_in_length(c.text, "The message", limits::message_length)) return *fault;
  if (!c.language.empty() && !is_language_tag(c.language)) {
    return refuse(code::not_a_language, "The language is not a tag such as \"en\".");
  }
  for (auto const& one : c.to.panellists) {
    if (!has_panellist(one)) return no_panellist();
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

decision decider::operator()(command::take_down_message const& c) const {
  auto const* m = find(s.messages, c.message);
  if (!m) return no_message();
  if (m->revision != c.revision) return passed();
  if (!is_shown(*m, now)) return wrong_state("This message is not shown any more.");
  return event::message_taken_down{c.message, c.revision};
}

decision decider::operator()(command::announce const& c) const {
  auto const due = next_announcement(s, now);
  if (!due || due->at > now || due->segment != c.segment || due->number != c.number) return passed();
  auto const& text = s.plan.announcements[c.number].text;
  return event::message_sent{due->to, text, s.plan.language, limits::announcement_lasts, c.segment, c.number};
}

decision decider::operator()(command::note_delivery const& c) const {
  auto const* m = find(s.messages, c.message);
  if (!m || !(who.as == role::stage ? m->to.stage : is_to(*m, who.id))) return no_message();
  if (m->delivered.contains(who.as == role::stage ? stage_id : who.id)) return wrong_state("It is known that this message arrived.");
  return event::message_delivered{c.message};
}

decision decider::operator()(command::acknowledge const& c) const {
  auto const* m = find(s.messages, c.message);
  if (!m || !is_to(*m, who.id)) return no_message();
  if (m->seen.contains(who.id)) return wrong_state("You have acknowledged this message.");
  return event::message_seen{c.message};
}

decision decider::operator()(command::set_stage const& c) const {
  if (c.from != s.picture) return passed();
  if (c.to == s.picture) return wrong_state("The stage shows that already.");
  return event::stage_set{c.to, c.from};
}

// The moderator's own link can always take the role back.
decision decider::operator()(command::hand_moderation const& c) const {
  if (c.on == s.handed_over) return passed();
  if (c.on && who.as != role::moderator) return refuse(code::not_allowed, "Only who has the moderator's role can hand it over.");
  return event::moderation_handed{c.on};
}

std::optional<rejection> decider::fault_in_signal(std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                                  bool raised_only) const {
  auto const* one = find(s.signals, signal_id(panellist, kind));
  if (!one) return has_panellist(panellist) ? refuse(code::no_such_signal, "This panellist has given no such signal.") : no_panellist();
  if (one->revision != revision) return passed();
  if (raised_only ? one->state != signal_state::raised : !is_up(*one)) return wrong_state("This signal was dealt with already.");
  return std::nullopt;
}

}  // namespace dais
