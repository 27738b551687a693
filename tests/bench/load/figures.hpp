#pragma once

#include "wire.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace bench {

// Of no values: 0.
double quantile(std::vector<double> values, double part);

inline double milliseconds(nanoseconds length) { return static_cast<double>(length) / 1e6; }

// One JSON object.
class figures {
 public:
  void add(std::string_view name, double value);
  void add(std::string_view name, std::vector<double> const& values);  // a list
  std::string text() const { return "{" + members_ + "}"; }

 private:
  void add_text(std::string_view name, std::string const& value);

  std::string members_;
};

}  // namespace bench
