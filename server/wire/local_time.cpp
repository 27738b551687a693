#include "wire/local_time.hpp"

#include <date/tz.h>

#include <sstream>

namespace dais {

namespace {

std::string formatted(char const* format, time_point at, std::string const& zone) {
  return date::format(format, date::make_zoned(zone, std::chrono::floor<std::chrono::seconds>(at)));
}

}  // namespace

bool is_time_zone(std::string const& name) {
  try {
    return date::locate_zone(name) != nullptr;
  } catch (std::runtime_error const&) {
    return false;
  }
}

local_time read_local_time(std::string const& text, std::string const& zone) {
  std::istringstream in(text);
  date::local_time<std::chrono::minutes> local;
  in >> date::parse("%Y-%m-%dT%H:%M", local);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) {
    return {{}, plan_fault_code::time_malformed, {text}};
  }
  auto const info = date::locate_zone(zone)->get_info(local);
  if (info.result == date::local_info::nonexistent) {
    return {{}, plan_fault_code::time_skipped, {text, zone}};
  }
  return {time_point{local.time_since_epoch() - info.first.offset}, {}, {}, info.result == date::local_info::ambiguous};
}

std::string clock_seconds(time_point at, std::string const& zone) { return formatted("%H:%M:%S", at, zone); }
std::string clock_minutes(time_point at, std::string const& zone) { return formatted("%H:%M", at, zone); }
std::string clock_date(time_point at, std::string const& zone) { return formatted("%Y-%m-%d", at, zone); }

}  // namespace dais
