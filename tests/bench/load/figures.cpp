#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace bench {

double quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  auto const rank = std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())));
  auto const place = values.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

void figures::add(std::string_view name, double value) {
  char number[40];
  std::snprintf(number, sizeof number, std::abs(value) < 1000 ? "%.4f" : "%.0f", value);
  if (!members_.empty()) members_ += ",";
  members_.append("\"").append(name).append("\":").append(number);
}

}  // namespace bench
