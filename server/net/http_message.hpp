#pragma once

#include "room/origin.hpp"
#include "wire/http_messages.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dais::net {

using header_list = std::vector<std::pair<std::string, std::string>>;

struct http_request {
  std::string method;
  std::string path;  // without the query
  header_list headers;
  std::string body;
  room::origin from = 0;
  bool is_secure = false;                          // came by TLS, to this server or to a trusted proxy
  std::shared_ptr<std::string const> person = {};  // as in room::source

  // All fields of this name (in any case), joined as lists are; empty where there is none.
  std::string header(std::string_view name) const;
};

// What is sent piece by piece, until the client has gone or nothing more is to come.
struct event_stream {
  // One that has not been taken when the next is given is left out; null: the stream ends behind what was given.
  using push = std::function<void(std::shared_ptr<std::string const>)>;

  // Called when the header has been taken. What it gives is destroyed when the stream is over.
  std::function<std::shared_ptr<void>(push)> begin;
};

struct http_response {
  unsigned status = 200;
  // Without those of the connection and of the length, and those that every answer has; a Content-Security-Policy stands instead of theirs.
  header_list headers;
  std::shared_ptr<std::string const> body;  // may be null
  std::optional<event_stream> events = {};  // instead of a body
};

// What a browser may load for an answer, and run in it: what is ours. Scripts and styles within a page are named by their hashes, as in
// "'sha256-...' 'sha256-...'"; others are not run. `sockets`: of other servers, as in "wss://b.example wss://c.example".
std::string content_security_policy(std::string_view scripts = {}, std::string_view styles = {}, std::string_view sockets = {});

// Gives the answer to a request: once, now or later, on the loop's thread. Harmless when the client has gone.
using http_answer = std::function<void(http_response)>;
using http_handler = std::function<void(http_request, http_answer)>;

using wire::http_error;

// A `wire::http_failure`: what a script is told when something is not done.
http_response json_error(unsigned status, http_error, std::string message);
http_response json_answer(unsigned status, std::string json);
// A `json_error` that says after how long to try again: 503, and 429.
http_response busy_answer(std::string message, duration again);
http_response too_fast_answer(std::string message, duration again);
http_response text_answer(unsigned status, std::string text);

std::string_view status_text(unsigned status);

}  // namespace dais::net
