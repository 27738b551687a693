#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace bench {
namespace {

std::string written(double value) {
  char number[40];
  std::snprintf(number, sizeof number, std::abs(value) < 1000 ? "%.4f" : "%.0f", value);
  return number;
}

}  // namespace

double quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  auto const rank = std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())));
  auto const place = values.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

void figures::add(std::string_view name, double value) { add_text(name, written(value)); }

void figures::add(std::string_view name, std::vector<double> const& values) {
  std::string list;
  for (auto const value : values) list.append(list.empty() ? "" : ",").append(written(value));
  add_text(name, "[" + list + "]");
}

void figures::add_text(std::string_view name, std::string const& value) {
  if (!members_.empty()) members_ += ",";
  members_.append("\"").append(name).append("\":").append(value);
}

}  // namespace bench
