#include "protocol/transcript.hpp"

#include "protocol/local_time.hpp"
#include "session/evolve.hpp"
#include "session/words.hpp"

namespace dais {

std::string transcript::heading() const {
  auto const& plan = session_.plan;
  return plan.title + " (" + session_.id + ")\nplanned " + clock_date(plan.start, plan.time_zone) + ", " +
         clock_minutes(plan.start, plan.time_zone) + " to " + clock_minutes(plan.end, plan.time_zone) + ", " + plan.time_zone;
}

std::string transcript::line(record const& r) {
  auto const left = session_.current;
  auto const changed = evolve(session_, r);
  auto const begin = clock_seconds(r.at, session_.plan.time_zone) + "  " + who_in_words(session_, r.by) + " ";
  if (changed.stale) return begin + "asked for something whose moment had passed; nothing was done";
  return begin + what_in_words(session_, left, r);
}

}  // namespace dais
