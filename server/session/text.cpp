#include "session/text.hpp"

#include "session/limits.hpp"

#include <algorithm>

namespace dais {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_unclean(std::uint32_t c, line_breaks breaks) {
  if (c == '\n') return breaks == line_breaks::refused;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  if (c >= 0x202A && c <= 0x202E) return true;  // embeddings and overrides
  if (c >= 0x2066 && c <= 0x2069) return true;  // isolates
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

bool has_no_shape(std::uint32_t c) {
  if (c <= 0x20 || c == 0xA0 || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x1680 || c == 0x180E) return true;
  if (c >= 0x2000 && c <= 0x200F) return true;  // spaces, zero-width characters and marks of direction
  if (c >= 0x2028 && c <= 0x202F) return true;
  if (c >= 0x205F && c <= 0x206F) return true;
  if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0) return true;  // fillers of Hangul
  return c == 0x2800 || c == 0x3000 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::uint32_t next_code_point(std::string_view text, std::size_t& i) {
  auto const lead = static_cast<unsigned char>(text[i++]);
  if (lead < 0x80) return lead;
  std::uint32_t code = lead < 0xE0 ? lead & 0x1Fu : lead < 0xF0 ? lead & 0x0Fu : lead & 0x07u;
  while (i < text.size() && is_continuation(text[i])) code = code << 6 | (static_cast<unsigned char>(text[i++]) & 0x3Fu);
  return code;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  auto const first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!has_no_shape(next_code_point(text, i))) return false;
  }
  return true;
}

std::optional<rejection> fault_in(std::string_view text, std::string_view what, std::size_t longest, line_breaks breaks) {
  auto const count = count_code_points(text);
  if (count > longest) {
    return rejection{rejection_code::text_too_long, std::string(what) + " has " + std::to_string(count) + " characters; at most " +
                                                        std::to_string(longest) + " are taken. Shorten it and send it again."};
  }
  for (std::size_t i = 0; i < text.size();) {
    if (is_unclean(next_code_point(text, i), breaks)) {
      return rejection{
          rejection_code::text_unclean,
          std::string(what) + " has a control character or a mark that changes the direction of writing. Type it again without."};
    }
  }
  return std::nullopt;
}

bool is_language_tag(std::string_view text) {
  if (text.empty() || text.size() > limits::language_length) return false;
  std::size_t part = 0;
  for (char const c : text) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-') {
      if (part == 0) return false;
      part = 0;
    } else if (!letter && !(c >= '0' && c <= '9')) {
      return false;
    } else if (++part > 8) {
      return false;
    }
  }
  return part > 0;
}

}  // namespace dais
