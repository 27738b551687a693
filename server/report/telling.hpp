#pragma once

#include "wire/report_messages.hpp"

#include <optional>
#include <string>
#include <vector>

// What several of the formats say of a report.
namespace dais::report {

// "2017-02-16 10:15:07.123", as people in that time zone have it.
std::string local_milliseconds(time_point, std::string const& zone);

// Of the panel; the id where nobody on it has it.
std::string name_on_panel(wire::report const&, std::string const& id);
std::vector<std::string> names_on_panel(wire::report const&, std::vector<std::string> const& ids);

// The title; the id where there is no such segment.
std::string title_of_segment(wire::report const&, std::string const& id);

std::string joined(std::vector<std::string> const&, std::string const& by);

duration paused(wire::report_segment const&, time_point as_of);

// When a question came to that state, the last time.
std::optional<time_point> came_to(wire::report_question const&, question_state);

}  // namespace dais::report
