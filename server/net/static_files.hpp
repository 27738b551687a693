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
// encodings of `x.js`. What a page has within `<script>` and `<style>` may run: its hashes are in the answer.
class static_files {
 public:
  // Throws std::runtime_error with a sentence if the directory cannot be read or is larger than `limits::site_bytes`. A directory that is
  // not there is an empty one. `sockets`: as in `content_security_policy`.
  explicit static_files(std::filesystem::path const& directory, std::string_view sockets = {});

  // Answers a GET or HEAD: `/` with index.html, `/console` with console.html, the rest by its name. Nothing if there is no such file.
  std::optional<http_response> find(http_request const&) const;

  // The page at this path with this JSON within its `<script type="application/json">`, for one answer. Nothing if there is no such page,
  // or it has no place for it.
  std::optional<http_response> filled(std::string_view path, std::string_view json) const;

  // The page for an address at which there is nothing, 404.html, or else a line of text.
  http_response not_found() const;

  bool empty() const { return files_.empty(); }

 private:
  struct form {
    std::shared_ptr<std::string const> bytes;  // null: not in this encoding
    std::string etag;
  };
  struct file {
    std::string type;
    std::string policy;      // what may run in it, where that is more than in every answer
    bool immutable = false;  // its name changes with its content
    form plain, gzip, brotli;
  };
  static http_response once(file const&, std::shared_ptr<std::string const> body);
  static form const& best_form(file const&, std::string_view accept_encoding);
  file const* named(std::string_view path) const;

  std::map<std::string, file, std::less<>> files_;  // by path
};

}  // namespace dais::net
