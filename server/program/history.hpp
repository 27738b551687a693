#pragma once

#include "log/log.hpp"
#include "net/loop.hpp"
#include "session/record.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dais::program {

// What a log has, for somebody who only looks, also while a server uses it. Throws std::runtime_error with a sentence where it cannot be
// read.
class history {
 public:
  explicit history(std::filesystem::path const& log_file);

  // Oldest first.
  std::vector<std::string> sessions();

  // What happened in one; empty where the log has no such session.
  std::vector<record> of(std::string const& session);

 private:
  [[noreturn]] void refuse(log::fault const&) const;

  std::string const file_;
  net::asio_loop loop_;
  std::unique_ptr<log::engine> log_;
};

}  // namespace dais::program
