#include "net/http_message.hpp"

#include "net/header_fields.hpp"
#include "wire/describe.hpp"
#include "wire/json_write.hpp"

#include <utility>

namespace dais::net {
namespace {

http_response answer_again(http_response refusal, duration again) {
  refusal.headers.emplace_back("Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(again).count()));
  return refusal;
}

}  // namespace

std::string http_request::header(std::string_view name) const {
  std::string all;
  for (auto const& [field, value] : headers) {
    if (!same_token(field, name)) continue;
    if (!all.empty()) all += ", ";
    all += value;
  }
  return all;
}

std::string content_security_policy(std::string_view scripts, std::string_view styles, std::string_view sockets) {
  std::string policy = "default-src 'self'; ";
  if (!scripts.empty()) policy += "script-src 'self' " + std::string(scripts) + "; ";
  if (!styles.empty()) policy += "style-src 'self' " + std::string(styles) + "; ";
  if (!sockets.empty()) policy += "connect-src 'self' " + std::string(sockets) + "; ";
  return policy + "img-src 'self' data: blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";
}

http_response json_answer(unsigned status, std::string json) {
  return {status,
          {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          std::make_shared<std::string const>(std::move(json)),
          {}};
}

http_response json_error(unsigned status, http_error code, std::string message) {
  return json_answer(status, to_json(wire::http_failure{{code, std::move(message)}}));
}

http_response busy_answer(std::string message, duration again) {
  return answer_again(json_error(503, http_error::busy, std::move(message)), again);
}

http_response too_fast_answer(std::string message, duration again) {
  return answer_again(json_error(429, http_error::too_fast, std::move(message)), again);
}

http_response text_answer(unsigned status, std::string text) {
  return {status,
          {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
          std::make_shared<std::string const>(std::move(text)),
          {}};
}

std::string_view status_text(unsigned status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 426: return "Upgrade Required";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return "";
  }
}

}  // namespace dais::net
