#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace dais::log {

// A directory with a file for each session that has a checkpoint, under the session's number. One thread writes; any may read.
class checkpoint_files {
 public:
  // Made when the first one is written.
  explicit checkpoint_files(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // In place of the one before. Where the disk does not take it, that one stays. It is not brought to disk: a crash of the machine may
  // leave it in part.
  void write(std::int64_t session, std::string const& bytes) const;

  // Throws where the disk keeps it.
  void remove(std::int64_t session) const;

  // Empty if there is none.
  std::string read(std::int64_t session) const;

 private:
  std::filesystem::path directory_;
};

}  // namespace dais::log
