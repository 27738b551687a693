#include "session/podium/podium.hpp"

#include "session/deciding.hpp"
#include "session/find.hpp"
#include "session/limits.hpp"
#include "session/text.hpp"

#include <algorithm>

namespace dais {

std::string signal_id(std::string const& panellist, signal_kind kind) {
  switch (kind) {
    case signal_kind::more_time: return "more_time." + panellist;
    case signal_kind::ready: return "ready." + panellist;
    case signal_kind::cannot_hear: return "cannot_hear." + panellist;
    case signal_kind::must_leave: break;
  }
  return "must_leave." + panellist;
}

bool is_up(signal const& one) { return one.state == signal_state::raised || one.state == signal_state::seen; }

bool is_shown(message const& one, time_point now) { return !one.taken_down && (!one.lasts || now < one.sent + *one.lasts); }

bool is_for(message const& one, actor const& who) {
  switch (who.as) {
    case role::moderator:
    case role::co_moderator: return one.from_organiser;
    case role::stage: return one.to.stage;
    default: return std::find(one.to.panellists.begin(), one.to.panellists.end(), who.id) != one.to.panellists.end();
  }
}

std::string recipient(actor const& who) {
  switch (who.as) {
    case role::moderator:
    case role::co_moderator: return moderator_id;
    case role::stage: return stage_id;
    default: return who.id;
  }
}

std::optional<rejection> fault_in_signal(session const& s, std::string const& panellist, signal_kind kind, std::uint32_t revision,
                                         bool raised_only) {
  auto const* one = find(s.signals, signal_id(panellist, kind));
  if (!one) return has_panellist(s, panellist) ? refuse(reason::no_such_signal) : refuse(reason::no_such_panellist);
  if (one->revision != revision) return refuse(reason::passed);
  if (raised_only ? one->state != signal_state::raised : !is_up(*one)) return refuse(reason::signal_dealt_with);
  return std::nullopt;
}

std::optional<rejection> fault_in_caption(std::string const& text, std::string const& language) {
  if (auto const fault = fault_in_length(text, text_of::message, limits::caption_length)) return fault;
  if (!language.empty() && !is_language_tag(language)) return refuse(reason::not_a_language);
  return std::nullopt;
}

bool keeps_captions(session const& s) { return s.plan.keep_captions && s.captions < limits::captions; }

}  // namespace dais
