#include "session/view.hpp"
#include "session/podium/subject.hpp"
#include "session/viewing.hpp"

#include <algorithm>

namespace dais {

namespace {

signal_view view_of(signal const& one) {
  return {one.panellist, one.kind, one.state, one.leaves, one.granted, one.raised, one.changed, one.revision};
}

message_view view_of(message const& m, role as) {
  message_view v{};
  v.text = m.text;
  v.language = unless_empty(m.language);
  v.sent = m.sent;
  v.lasts = m.lasts;
  v.taken_down = m.taken_down;
  if (screens(as)) {
    v.to = m.to;
    v.delivered.emplace(m.delivered.begin(), m.delivered.end());
    v.seen_by.emplace(m.seen.begin(), m.seen.end());
    if (m.automatic) v.automatic = true;
    if (m.from_organiser) v.from_organiser = true;
    v.revision = m.revision;
  }
  return v;
}

// Panellists have their messages among what is their own.
bool receives(role as, recipients const& to) {
  return screens(as) || (as == role::stage && to.stage) || (as == role::participant && to.audience);
}

}  // namespace

void show_podium(session_view& v, session const& s, role as, change_set const& t) {
  if (t.stage && (screens(as) || as == role::stage)) v.stage = s.picture;
  for (auto const& id : t.messages) {
    auto const& m = s.messages.at(id);
    if (receives(as, m.to)) v.messages[id] = view_of(m, as);
  }
  if (!screens(as)) return;
  if (t.quick_messages) v.quick_messages = s.quick_messages;
  for (auto const& [id, who] : t.receipts) v.messages[id] = view_of(s.messages.at(id), as);
  for (auto const& id : t.signals) v.signals[id] = view_of(s.signals.at(id));
}

void show_podium(private_view& v, session const& s, actor const& who, change_set const& t) {
  if (who.as != role::panellist) return;
  auto const show_message = [&](std::string const& message) {
    auto const& m = s.messages.at(message);
    if (std::find(m.to.panellists.begin(), m.to.panellists.end(), who.id) == m.to.panellists.end()) return;
    v.messages[message] = view_of(m, role::panellist);
    v.messages[message]->seen = m.seen.contains(who.id);
  };
  for (auto const& message : t.messages) show_message(message);
  for (auto const& [message, panellist] : t.receipts) {
    if (panellist == who.id) show_message(message);
  }
  for (auto const& signal : t.signals) {
    auto const& one = s.signals.at(signal);
    if (one.panellist == who.id) v.signals[signal] = view_of(one);
  }
}

}  // namespace dais
