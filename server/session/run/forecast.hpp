#pragma once

#include "session/session.hpp"

#include <map>
#include <optional>
#include <string>

namespace dais {

// When what is current and what is still to come is expected to begin and end, if everything takes its time from here on.
struct forecast {
  struct span {
    time_point start, end;

    bool operator==(span const&) const = default;
  };

  // The estimate assumes that what has to happen happens by this time point (the current segment ends, the pause is lifted, the next one
  // begins). While it has not, everything that follows moves with the clock. Absent when nothing is to come.
  std::optional<time_point> holds_until;
  std::optional<time_point> hands_over;  // what is current, by itself, where it is over by then
  std::optional<time_point> end;
  std::map<std::string, span> segments;  // the current one and those that Next will reach

  bool operator==(forecast const&) const = default;
};

forecast forecast_of(session const&);

// An estimate as it stands at `now`.
time_point moved(forecast const&, time_point expected, time_point now);

// When the plan wanted each segment to begin and end: one after the other from the planned start.
std::map<std::string, forecast::span> planned_spans(session_plan const&);

}  // namespace dais
