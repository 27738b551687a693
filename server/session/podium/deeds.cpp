#include "session/podium/subject.hpp"

namespace dais {

namespace {

std::string text(deed_context const& t, std::string const& message) { return t.after.messages.at(message).text; }

deed::receivers receiving(session const& s, recipients const& to) {
  deed::receivers all{{}, to.panellists.size() > 1 && to.panellists.size() == s.panellists.size(), to.stage, to.audience};
  for (auto const& one : to.panellists) all.panellists.push_back(panellist_name(s, one));
  return all;
}

deed::of_podium on(deed_context const& t, event::signal_raised const& e) {
  return deed::signal_raised{e.kind, e.leaves ? std::optional(*e.leaves - t.at) : std::nullopt};
}

deed::of_podium on(deed_context const&, event::signal_lowered const& e) { return deed::signal_lowered{e.kind}; }

deed::of_podium on(deed_context const& t, event::signal_seen const& e) {
  return deed::signal_seen{panellist_name(t.after, e.panellist), e.kind};
}

deed::of_podium on(deed_context const& t, event::signal_handled const& e) {
  return deed::signal_handled{panellist_name(t.after, e.panellist), e.kind};
}

deed::of_podium on(deed_context const& t, event::message_sent const& e) { return deed::message_sent{receiving(t.after, e.to), e.text}; }

deed::of_podium on(deed_context const&, event::moderators_told const& e) { return deed::moderators_told{e.text}; }

deed::of_podium on(deed_context const&, event::quick_message_kept const& e) { return deed::quick_message_kept{e.text}; }

deed::of_podium on(deed_context const&, event::quick_message_dropped const& e) { return deed::quick_message_dropped{e.text}; }

deed::of_podium on(deed_context const& t, event::message_taken_down const& e) { return deed::message_taken_down{text(t, e.message)}; }

deed::of_podium on(deed_context const& t, event::message_delivered const& e) { return deed::message_delivered{text(t, e.message)}; }

deed::of_podium on(deed_context const& t, event::message_seen const& e) { return deed::message_seen{text(t, e.message)}; }

deed::of_podium on(deed_context const&, event::stage_set const& e) { return deed::stage_set{e.to}; }

deed::of_podium on(deed_context const&, event::caption_kept const& e) { return deed::caption_kept{e.text}; }

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_podium const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
