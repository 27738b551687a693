#include "session/view.hpp"
#include "session/find.hpp"
#include "session/people/subject.hpp"
#include "session/viewing.hpp"

namespace dais {

void show_people(session_view& v, session const& s, role as, change_set const& t) {
  if (t.links && screens(as)) v.links = s.links;
  if (!t.tools || !screens(as)) return;
  auto& shown = v.tools.emplace();
  for (auto const& [id, one] : s.tools) {
    if (!one.revoked) shown.push_back({id, one.name, one.rights});
  }
}

void show_people(private_view& v, session const& s, actor const& who, change_set const& t) {
  auto const* me = who.as == role::participant ? find(s.participants, who.id) : nullptr;
  if (me && t.muted.contains(who.id)) v.muted = me->muted;
  if (me && t.removed.contains(who.id)) v.removed = me->removed;
}

}  // namespace dais
