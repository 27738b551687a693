#include "session/earlier.hpp"

#include "session/deed_of.hpp"

namespace dais {

rejection who_was_earlier(session const& s, std::optional<std::uint64_t> after, std::uint64_t own) {
  change const* latest = nullptr;
  std::uint64_t latest_record = 0;
  for (auto const& one : s.history) {
    auto const& p = one.after;
    bool const is_of_run = p.run || p.order || p.end || p.panel || !p.segments.empty();
    auto const record = one.undone ? one.undone->record : one.record;
    if ((after ? record <= *after : !is_of_run) || record < latest_record) continue;
    latest = &one;
    latest_record = record;
  }
  if (!latest) return refuse(reason::was_changed);
  auto const& undone = latest->undone;
  auto refused = refuse(latest_record == own ? reason::you_were_earlier : reason::was_earlier);
  refused.done = told{person_of(s, undone ? undone->by : latest->by), latest->did, undone.has_value()};
  return refused;
}

}  // namespace dais
