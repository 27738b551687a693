#pragma once

#include "room/links.hpp"

#include <filesystem>
#include <optional>

namespace dais::program {

// The one directory in which a server keeps everything: its log and the key of its links. Throws std::runtime_error with a sentence.
class data_directory {
 public:
  explicit data_directory(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path log_file() const { return path_ / "dais.log.sqlite3"; }
  std::filesystem::path key_file() const { return path_ / "dais.key"; }

  // Makes the directory, which only its owner may enter, where there is none.
  void make() const;

  // Nothing if there is no key yet.
  std::optional<room::link_key> read_key() const;

  // It is on disk, readable to its owner only, before this returns. Only where there is none.
  void keep_key(room::link_key const&) const;

 private:
  std::filesystem::path path_;
};

}  // namespace dais::program
