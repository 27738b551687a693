#pragma once

#include "log/log.hpp"
#include "net/loop.hpp"
#include "program/open_log.hpp"
#include "session/record.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dais::program {

// What a log has, for somebody who only looks, also while a server uses it. Throws std::runtime_error with a sentence where it cannot be
// read, or has not what is asked for.
class history {
 public:
  explicit history(log_place const&);

  // Oldest first.
  std::vector<std::string> sessions();

  // What happened in one.
  std::vector<record> of(std::string const& session);

 private:
  [[noreturn]] void refuse(log::fault const&) const;
  std::string there_is_no(std::string const& session);

  log_place const place_;
  net::asio_loop loop_;
  std::unique_ptr<log::engine> log_;
};

}  // namespace dais::program
