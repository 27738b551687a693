#pragma once

#include "room/outcomes.hpp"
#include "session/session.hpp"
#include "session/questions/similar_questions.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Of the sources that say what becomes of a log; made by the build.
extern char const rules_digest[];

namespace dais::room {

// All that a room makes of its log up to one entry: with it, a start reads only the records after that.
struct checkpoint {
  session state;
  std::string entry;  // the id of the one that the session stands at
  similar_questions similar;
  std::vector<command_outcome> outcomes;  // of the latest commands, latest last
  effects without_effect;
};

std::string write_checkpoint(session const&, std::string const& entry, similar_questions const&, std::vector<command_outcome> const&,
                             effects const& without_effect);

// Nothing where the bytes are damaged, or a program with other rules or other types wrote them.
std::optional<checkpoint> read_checkpoint(std::string_view bytes);

}  // namespace dais::room
