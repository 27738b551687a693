#pragma once

#include "session/command.hpp"
#include "session/session.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dais {

// A command as a program asks for it: its members, without those that follow from how the session stands.
struct tool_request {
  std::string name;                   // of the command
  boost::json::object members;        // of those of the command
  std::optional<std::string> expect;  // what stands where the command acts: the segment, who has the floor, the question on stage
  std::optional<time_point> pressed;
};

// The names of all commands that a program may ask for, if its rights reach so far.
std::vector<std::string_view> const& tool_commands();

// The members of a command that may be left out, where the session has what they follow from.
std::set<std::string> const& members_filled(std::string_view command);

// Reads the body of a request; empty where there are no members. Or what is wrong with it, in English.
std::variant<tool_request, std::string> read_tool_request(std::string_view name, std::string_view body);

// With the revision, and all else that was left out, as the session stands now. A refusal where it is not as expected, or where something
// is wrong with the members.
std::variant<command::any, rejection> completed(tool_request const&, session const&, actor const& by, time_point now);

}  // namespace dais
