#pragma once

#include "net/http_message.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dais::net {

// The pages and what they load, as the build left them in a directory, read once and kept in memory. `x.js.br` and `x.js.gz` are the
// encodings of `x.js`.
class static_files {
 public:
  // Throws std::runtime_error with a sentence if the directory cannot be read or is larger than `limits::site_bytes`. A directory that is
  // not there is an empty one.
  explicit static_files(std::filesystem::path const& directory);

  // Answers a GET or HEAD: `/` with index.html, `/console` with console.html, the rest by its name. Nothing if there is no such file.
  std::optional<http_response> find(http_request const&) const;

  bool empty() const { return files_.empty(); }

 private:
  struct form {
    std::shared_ptr<std::string const> bytes;  // null: not in this encoding
    std::string etag;
  };
  struct file {
    std::string type;
    bool immutable = false;  // its name changes with its content
    form plain, gzip, brotli;
  };
  static form const& best_form(file const&, std::string_view accept_encoding);

  std::map<std::string, file, std::less<>> files_;  // by path
};

}  // namespace dais::net
