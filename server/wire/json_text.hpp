#pragma once

#include <boost/json/value.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace dais {

// A JSON text that was read, with the line on which each member and element stands.
struct json_document {
  boost::json::value value;
  std::map<std::string, std::size_t> lines;  // by JSON pointer; empty unless asked for
};

struct json_fault {
  std::size_t line;      // from 1
  std::string message;   // for whoever writes a client, in English
  std::string repeated;  // the member that stands twice, where that is what is wrong
};

enum class line_numbers { omitted, kept };

// Reads JSON as strictly as it is defined: valid UTF-8, nothing after the value, no member twice (Boost.JSON alone would take the last).
std::variant<json_document, json_fault> read_json(std::string_view text, line_numbers);

}  // namespace dais
