#pragma once

#include "room/outcomes.hpp"
#include "session/time.hpp"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dais::room {

// The commands that are on their way to the log, with those who wait to be told what became of them. Who is told may ask anew.
class pending_commands {
 public:
  using answer = std::function<void(verdict const&)>;

  // Precondition: no command with this id is on its way. `until`: by when it has to stand in the log.
  void await(std::string const& id, time_point since, std::optional<time_point> until, answer);

  // Waits for one that is on its way. Gives false, and does nothing, where it is not.
  bool join(std::string const& id, answer const&);

  bool holds(std::string const& id) const { return by_id_.contains(id); }
  std::optional<time_point> since(std::string const& id) const;
  std::optional<time_point> until(std::string const& id) const;

  void complete(std::string const& id, verdict const&);

  // The log could not tell whether the command is in it, or will be.
  void doubt(std::string const& id) { in_doubt_.push_back(id); }

  // Those that are still in doubt, once.
  std::vector<std::string> take_doubtful();

  // The log delivers nothing any more.
  void fail_all(rejection const&);

 private:
  struct pending {
    time_point since;
    std::optional<time_point> until;
    std::vector<answer> answers;
  };
  std::unordered_map<std::string, pending> by_id_;
  std::vector<std::string> in_doubt_;
};

}  // namespace dais::room
