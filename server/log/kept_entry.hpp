#pragma once

#include "log/chain.hpp"

#include <string>

namespace dais::log {

// An entry with all that the chain says of it.
struct kept_entry {
  entry is;
  salt with{};
  link stands{};
  std::string rewritten;  // empty; or the contents that it was appended with, and that it has

  // Whether it stands behind that one, as it was written.
  bool fits(link const& before) const;
};

}  // namespace dais::log
