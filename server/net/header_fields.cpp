#include "net/header_fields.hpp"

#include <algorithm>
#include <optional>

namespace dais::net {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string_view trimmed(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "1", "0.5", "0.333": at most three digits, as RFC 9110 12.4.2 says.
std::optional<int> read_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return {};
  int thousandths = (text[0] - '0') * 1000;
  if (text.size() == 1) return thousandths;
  if (text[1] != '.') return {};
  int worth = 100;
  for (char const digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return {};
    thousandths += (digit - '0') * worth;
    worth /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

}  // namespace

bool same_token(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::vector<std::string_view> list_elements(std::string_view field) {
  std::vector<std::string_view> all;
  while (!field.empty()) {
    auto const comma = std::min(field.find(','), field.size());
    if (auto const one = trimmed(field.substr(0, comma)); !one.empty()) all.push_back(one);
    field.remove_prefix(std::min(comma + 1, field.size()));
  }
  return all;
}

bool has_element(std::string_view field, std::string_view token) {
  auto const all = list_elements(field);
  return std::any_of(all.begin(), all.end(), [&](std::string_view one) { return same_token(one, token); });
}

encoding_weights read_accept_encoding(std::string_view field) {
  std::optional<int> identity, gzip, brotli, others;
  for (auto const element : list_elements(field)) {
    auto const semicolon = std::min(element.find(';'), element.size());
    auto const name = trimmed(element.substr(0, semicolon));
    std::optional<int> weight = 1000;
    if (semicolon < element.size()) {
      auto const parameter = trimmed(element.substr(semicolon + 1));
      if (!same_token(parameter.substr(0, 2), "q=")) continue;
      weight = read_weight(parameter.substr(2));
    }
    if (!weight) continue;
    if (same_token(name, "br")) brotli = weight;
    if (same_token(name, "gzip") || same_token(name, "x-gzip")) gzip = weight;
    if (same_token(name, "identity")) identity = weight;
    if (name == "*") others = weight;
  }
  encoding_weights weights;
  weights.gzip = gzip.value_or(others.value_or(0));
  weights.brotli = brotli.value_or(others.value_or(0));
  // It is acceptable unless it is refused, by name or by "*;q=0"; but what was named is wanted more.
  weights.identity = identity.value_or(others == 0 ? 0 : 1);
  return weights;
}

bool none_match_names(std::string_view field, std::string_view etag) {
  if (trimmed(field) == "*") return true;
  auto const opaque = [](std::string_view tag) { return tag.substr(0, 2) == "W/" ? tag.substr(2) : tag; };
  // Our own tags hold no comma, so an element that was cut in two is none of ours.
  auto const all = list_elements(field);
  return std::any_of(all.begin(), all.end(), [&](std::string_view one) { return opaque(one) == opaque(etag); });
}

std::string_view bearer_token(std::string_view field) {
  constexpr std::string_view scheme = "bearer ";
  if (!same_token(field.substr(0, scheme.size()), scheme)) return {};
  return trimmed(field.substr(scheme.size()));
}

}  // namespace dais::net
