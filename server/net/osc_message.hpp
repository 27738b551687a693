#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dais::net {

// A message of Open Sound Control 1.0: an address and what is said of it. Of types that nobody sends to us the value is left out.
struct osc_message {
  using argument = std::variant<std::int32_t, float, std::string, bool>;

  std::string address;
  std::vector<argument> arguments;

  bool operator==(osc_message const&) const = default;
};

// Those of a packet, of its bundles too, in order; nothing where it is none. Bundles are done at once, whatever time they name.
std::optional<std::vector<osc_message>> read_osc(std::string_view packet);

std::string write_osc(osc_message const&);

}  // namespace dais::net
