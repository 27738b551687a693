#pragma once

#include "session/change_set.hpp"
#include "session/rejection.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace dais::room {

// What became of a command that is in the log.
struct outcome {
  std::uint64_t seq = 0;
  effect became = effect::done;
  std::optional<rejection> why = {};  // it was not done
};

// Or why it is not in the log.
using verdict = std::variant<outcome, rejection>;

// By the places of the records that changed nothing.
using effects = std::map<std::uint64_t, effect>;

struct command_outcome {
  std::string id;
  outcome became;
};

// What became of the latest commands, so that one that is sent again is answered as it was; and of all records, however long ago, which
// changed nothing.
class outcomes {
 public:
  outcomes() = default;
  outcomes(std::vector<command_outcome> latest, effects without_effect);

  // Nothing where the command has not come, or so long ago that it is forgotten.
  verdict const* find(std::string const& id) const;

  // Of a record that is in the log.
  outcome of(std::uint64_t seq) const;

  // Whether none of so many records is forgotten.
  bool cover(std::uint64_t records) const { return recorded_ >= records; }

  // The first one of a command stands.
  void remember(std::string const& id, verdict);

  // What is in the log of it, latest last.
  std::vector<command_outcome> latest() const;
  effects const& without_effect() const { return without_effect_; }

 private:
  std::unordered_map<std::string, verdict> by_id_;
  std::deque<std::string> order_;
  std::uint64_t recorded_ = 0;  // of those, that are in the log
  effects without_effect_;
};

}  // namespace dais::room
