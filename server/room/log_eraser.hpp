#pragma once

#include "log/log.hpp"
#include "room/loop.hpp"
#include "session/erasure.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dais::room {

// Takes what was erased in a session out of its log, beside the room: goes through the records from the first on, on the loop's other
// thread, and gives those other payloads that hold any of it. What is clean is left as it is, so that doing it again does no harm: a server
// that was killed between the record of an erasing and this does it when it starts.
class log_eraser {
 public:
  // Begins, with the records up to `until`, which must be in the log. `done` is told what went wrong, if anything; it may destroy the
  // eraser. References must outlive the eraser, which does nothing any more when it is destroyed.
  log_eraser(loop&, log::engine&, std::string session, erasure, std::uint64_t until, std::function<void(std::optional<std::string>)> done);

 private:
  // What the other thread works on, while the loop leaves it alone.
  struct work {
    erasure of;
    session before;
    std::vector<log::rewritten> instead;
    std::optional<std::string> wrong;
  };

  loop& loop_;
  log::engine& log_;
  std::string const session_;
  std::uint64_t const until_;
  std::function<void(std::optional<std::string>)> const done_;
  std::shared_ptr<work> const work_;
  std::unique_ptr<log::subscription> subscription_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void go_on();
  void take(std::span<log::entry const>);
  void rewrite();
  void finish(std::optional<std::string> wrong);
};

}  // namespace dais::room
