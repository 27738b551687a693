#pragma once

#include "catch.hpp"
#include "session/text.hpp"
#include "session/time.hpp"

#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::test {

// A string of JSON in ASCII: what nobody sees is seen.
inline std::string in_ascii(std::string_view text) {
  std::string out = "\"";
  auto const unit = [&](std::uint32_t u) {
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(u & 0xFFFF));
    out += escaped;
  };
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_code_point(text, i);
    if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
      out += static_cast<char>(c);
    } else if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out + '"';
}

// Cases of what is reckoned in two languages, in protocol/vectors: given by this one, read by the tests of the pages. Each is a list; what
// is not there is null, and time points are milliseconds since `origin`.
class vectors {
 public:
  explicit vectors(char const* name, time_point origin = {})
      : path_(std::string(DAIS_SOURCE_DIR "/protocol/vectors/") + name), origin_(origin) {}

  template <typename... Parts>
  void add(Parts const&... parts) {
    json_ += json_.empty() ? "[\n" : ",\n";
    json_ += list(parts...);
  }

  // A part that is a list.
  struct part {
    std::string json;
  };
  template <typename... Parts>
  part of(Parts const&... parts) const {
    return {list(parts...)};
  }

  // What is in the tree is what would be written; with DAIS_WRITE_VECTORS it is written first.
  void check() const {
    auto const wanted = json_ + "\n]\n";
    if (std::getenv("DAIS_WRITE_VECTORS")) std::ofstream(path_, std::ios::binary) << wanted;
    std::ifstream file(path_, std::ios::binary);
    CAPTURE(path_);
    CHECK((std::string(std::istreambuf_iterator<char>(file), {}) == wanted));
  }

 private:
  std::string path_;
  time_point origin_;
  std::string json_;

  template <typename... Parts>
  std::string list(Parts const&... parts) const {
    std::string all;
    ((all += (all.empty() ? "" : ",") + json_of(parts)), ...);
    return "[" + all + "]";
  }

  static std::string json_of(part const& p) { return p.json; }
  std::string json_of(bool is) const { return is ? "true" : "false"; }
  std::string json_of(char const* text) const { return in_ascii(text); }
  std::string json_of(std::string const& text) const { return in_ascii(text); }
  std::string json_of(duration l) const { return std::to_string(l.count()); }
  std::string json_of(time_point at) const { return std::to_string((at - origin_).count()); }
  template <std::integral Number>
  std::string json_of(Number n) const {
    return std::to_string(n);
  }
  template <typename T>
  std::string json_of(std::optional<T> const& one) const {
    return one ? json_of(*one) : "null";
  }
  template <typename T>
  std::string json_of(std::vector<T> const& all) const {
    std::string json;
    for (auto const& one : all) json += (json.empty() ? "" : ",") + json_of(one);
    return "[" + json + "]";
  }
};

}  // namespace dais::test
