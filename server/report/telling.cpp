#include "report/telling.hpp"

#include "wire/local_time.hpp"

#include <algorithm>
#include <chrono>

namespace dais::report {

std::string local_milliseconds(time_point at, std::string const& zone) {
  auto const part = (at - std::chrono::floor<std::chrono::seconds>(at)).count();
  auto const digits = std::to_string(1000 + part).substr(1);
  return clock_date(at, zone) + " " + clock_seconds(at, zone) + "." + digits;
}

std::string name_on_panel(wire::report const& r, std::string const& id) {
  auto const found = std::find_if(r.panel.begin(), r.panel.end(), [&](auto const& one) { return one.id == id; });
  return found == r.panel.end() ? id : found->name;
}

std::vector<std::string> names_on_panel(wire::report const& r, std::vector<std::string> const& ids) {
  std::vector<std::string> names;
  for (auto const& id : ids) names.push_back(name_on_panel(r, id));
  return names;
}

std::string title_of_segment(wire::report const& r, std::string const& id) {
  auto const found = std::find_if(r.segments.begin(), r.segments.end(), [&](auto const& one) { return one.id == id; });
  return found == r.segments.end() ? id : found->title;
}

std::string joined(std::vector<std::string> const& all, std::string const& by) {
  std::string text;
  for (auto const& one : all) text += (text.empty() ? "" : by) + one;
  return text;
}

duration paused(wire::report_segment const& g, time_point as_of) {
  duration sum{};
  for (auto const& period : g.periods) {
    for (auto const& pause : period.pauses) sum += pause.until.value_or(as_of) - pause.from;
  }
  return sum;
}

std::optional<time_point> came_to(wire::report_question const& q, question_state state) {
  auto const found = std::find_if(q.steps.rbegin(), q.steps.rend(), [&](auto const& one) { return one.state == state; });
  return found == q.steps.rend() ? std::nullopt : std::optional(found->at);
}

}  // namespace dais::report
