#include "net/router.hpp"

#include "net/header_fields.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace dais::net {
namespace {

// What stands for the star; nothing where the path is another.
std::optional<std::string_view> argument_of(std::string_view path, std::string_view pattern) {
  auto const star = pattern.find('*');
  if (star == pattern.npos) return path == pattern ? std::optional(std::string_view{}) : std::nullopt;
  bool const is_rest = pattern.ends_with("**");
  auto const before = pattern.substr(0, star), after = is_rest ? std::string_view{} : pattern.substr(star + 1);
  if (path.size() < before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) return std::nullopt;
  auto const argument = path.substr(before.size(), path.size() - before.size() - after.size());
  return is_rest || argument.find('/') == argument.npos ? std::optional(argument) : std::nullopt;
}

// Methods, unlike other tokens, are the same only in the same case.
std::optional<http_response> refuse_method(route const& one, http_request const& request) {
  auto const methods = list_elements(one.methods);
  if (std::find(methods.begin(), methods.end(), request.method) != methods.end()) return {};
  auto refusal = json_error(405, http_error::method_not_allowed, "This address takes " + std::string(one.methods) + ".");
  refusal.headers.emplace_back("Allow", one.methods);
  return refusal;
}

}  // namespace

decision decide_by(std::vector<route> const& routes, http_request const& request) {
  for (auto const& one : routes) {
    if (!argument_of(request.path, one.path)) continue;
    auto refusal = refuse_method(one, request);
    if (!refusal && one.refuse) refusal = one.refuse(request);
    return {std::move(refusal), one.body};
  }
  return {};
}

void answer_by(std::vector<route> const& routes, http_request const& request, http_answer const& answer) {
  for (auto const& one : routes) {
    auto const argument = argument_of(request.path, one.path);
    if (!argument) continue;
    if (auto refusal = refuse_method(one, request)) return answer(std::move(*refusal));
    return one.handle(request, *argument, answer);
  }
}

}  // namespace dais::net
