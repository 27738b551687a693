#pragma once

#include "room/links.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dais::program {

// The one directory in which a server keeps everything: its log, the key of its links, its webhooks. Throws std::runtime_error with a
// sentence.
class data_directory {
 public:
  explicit data_directory(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path log_file() const { return path_ / "dais.log.sqlite3"; }
  std::filesystem::path key_file() const { return path_ / "dais.key"; }
  std::filesystem::path webhooks_file() const { return path_ / "dais.webhooks.json"; }
  std::filesystem::path links_file() const { return path_ / "links.txt"; }

  // Makes the directory, which only its owner may enter, where there is none.
  void make() const;

  // Nothing if there is no key yet.
  std::optional<room::link_key> read_key() const;

  // It is on disk, readable to its owner only, before this returns. Only where there is none.
  void keep_key(room::link_key const&) const;

  // In the place of the one before, which is overwritten where it stood; the links that were kept are dropped with it. While no server has
  // the directory.
  void replace_key(room::link_key const&) const;

  // Empty if there are none.
  std::string read_webhooks() const;

  // In the place of those before, readable to its owner only; both, and each on disk before this returns.
  void keep_webhooks(std::string const& text) const;
  void keep_links(std::string const& text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace dais::program
