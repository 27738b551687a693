#include "wire/transcript.hpp"

#include "session/deed_of.hpp"
#include "session/evolve.hpp"
#include "wire/english.hpp"
#include "wire/local_time.hpp"

namespace dais {

namespace {

std::string planned(session_plan const& plan) {
  return "planned " + clock_date(plan.start, plan.time_zone) + ", " + clock_minutes(plan.start, plan.time_zone) + " to " +
         clock_minutes(plan.end, plan.time_zone) + ", " + plan.time_zone;
}

}  // namespace

std::string transcript::heading() const { return session_.plan.title + " (" + session_.id + ")\n" + planned(session_.plan); }

std::string transcript::line(record const& r) {
  auto const left = session_.current;
  auto const did = judged(session_, r);
  auto const changed = evolve(session_, r);
  auto const begin = clock_seconds(r.at, session_.plan.time_zone) + "  " + english::of(person_of(session_, r.by)) + " ";
  switch (changed.became) {
    case effect::stale: return begin + "asked for something whose moment had passed; nothing was done";
    case effect::late: return begin + "pressed something that came too late; nothing was done";
    case effect::done: break;
  }
  auto const& what = std::get<event::any>(did);
  auto const moved = is_kind<event::session_edited>(what) ? ", " + planned(session_.plan) : "";
  return begin + english::of(deed_of({session_, left, r.by, r.at}, what)) + moved;
}

}  // namespace dais
