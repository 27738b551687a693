#include "session/decide.hpp"

#include "session/find.hpp"
#include "session/limits.hpp"
#include "session/permission.hpp"
#include "session/subjects.hpp"

#include <algorithm>

namespace dais {

namespace {

// What was said in a session is still to be read by whoever has a link, and answered.
bool outlasts_closing(command::any const& c) {
  return is_kind<command::undo>(c) || is_kind<command::renew_link>(c) || is_kind<command::publish_report>(c) ||
         is_kind<command::renew_personal_link>(c) || is_kind<command::withdraw_report>(c) || is_kind<command::write_answer>(c) ||
         is_kind<command::erase_participants>(c);
}

}  // namespace

decision decide(session const& s, command::any const& c, actor const& by, time_point now, press const& how) {
  if (how.until && now > *how.until) return lapsed();
  if (auto const fault = fault_in_rights(s, c, by)) return *fault;
  if (auto const* them = by.as == role::participant ? find(s.participants, by.id) : nullptr; them && them->removed) {
    return refuse(reason::removed);
  }
  if (how.generation != generation_of(s.links, by)) return refuse(reason::link_replaced);
  if (s.status == session_status::closed && !outlasts_closing(c)) return refuse(reason::session_closed);
  asker const a{by, now, how.latest, how.rules};
  return std::visit([&](auto const& of_subject) { return decide(s, a, of_subject); }, prepared(s, c));
}

std::optional<time_point> lapses(role as, std::optional<time_point> pressed, time_point now, std::uint32_t time_scale) {
  bool const drives = as == role::moderator || as == role::co_moderator || as == role::tool;
  if (as == role::system || (!drives && !pressed)) return std::nullopt;
  return std::min(pressed.value_or(now), now) + limits::press_lasts * static_cast<duration::rep>(time_scale);
}

rejection lapsed() { return refuse(reason::too_late); }

}  // namespace dais
