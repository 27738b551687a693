#include "session/text.hpp"

#include "session/limits.hpp"

#include <algorithm>
#include <vector>

namespace dais {

void erase_text(std::string& text) {
  if (!text.empty()) text = erased_text;
}

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool within(std::uint32_t c, std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; }

// The sets of `protocol/text.md`. Those that Unicode names are its own, of which the web's pages take them.
bool is_line_break(std::uint32_t c) { return within(c, '\n', '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_space(std::uint32_t c) {
  return c == ' ' || c == '\n' || c == 0xA0 || c == 0x1680 || within(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_garbage(std::uint32_t c) {
  if (c < 0x20 || within(c, 0x7F, 0x9F)) return c != '\n';
  return within(c, 0xFFF9, 0xFFFC) || within(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool is_ignorable(std::uint32_t c) {
  if (c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5) return true;
  if (within(c, 0x180B, 0x180F) || within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2060, 0x206F)) return true;
  if (c == 0x3164 || within(c, 0xFE00, 0xFE0F) || c == 0xFEFF || c == 0xFFA0 || within(c, 0xFFF0, 0xFFF8)) return true;
  return within(c, 0x1BCA0, 0x1BCA3) || within(c, 0x1D173, 0x1D17A) || within(c, 0xE0000, 0xE0FFF);
}

bool is_direction_mark(std::uint32_t c) { return c == 0x61C || c == 0x200E || c == 0x200F; }

bool is_joiner(std::uint32_t c) { return c == 0x34F || c == 0x180E || within(c, 0x200B, 0x200D); }

bool is_variation_selector(std::uint32_t c) {
  return within(c, 0x180B, 0x180D) || c == 0x180F || within(c, 0xFE00, 0xFE0F) || within(c, 0xE0100, 0xE01EF);
}

bool is_tag(std::uint32_t c) { return within(c, 0xE0020, 0xE007F); }
constexpr std::uint32_t black_flag = 0x1F3F4;

// What of a script or of emoji a joiner may follow.
bool joins(std::uint32_t c) {
  if (is_ignorable(c)) return false;
  if (within(c, 0x590, 0x109F) || within(c, 0x1780, 0x1CFF) || within(c, 0x2600, 0x27BF) || within(c, 0xA800, 0xABFF)) return true;
  return within(c, 0xFB1D, 0xFDCF) || within(c, 0xFE70, 0xFEFC) || within(c, 0x10800, 0x1FBFF);
}

bool is_right_to_left(std::uint32_t c) {
  if (c == 0x61C) return false;
  if (within(c, 0x590, 0x8FF) || within(c, 0xFB1D, 0xFDCF) || within(c, 0xFE70, 0xFEFC)) return true;
  return within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF);
}

std::vector<std::uint32_t> with_breaks(std::string_view text, line_breaks breaks) {
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_code_point(text, i);
    if (c == '\r' && i < text.size() && text[i] == '\n') continue;
    if (is_line_break(c))
      all.push_back(breaks == line_breaks::kept ? '\n' : ' ');
    else
      all.push_back(c == '\t' || c == 0x2800 ? ' ' : c);
  }
  return all;
}

// Whether an ignorable character behind others has work to do there.
bool works(std::vector<std::uint32_t> const& text, std::size_t i) {
  auto const c = text[i];
  auto const before = text[i - 1];
  bool const is_seen = !is_space(before) && !is_garbage(before) && !is_ignorable(before);
  if (is_variation_selector(c)) return is_seen;
  return is_joiner(c) && (joins(before) || (i > 1 && is_variation_selector(before) && joins(text[i - 2])));
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

void append_code_point(std::string& to, std::uint32_t c) {
  auto const last = [&](int bits) { to += static_cast<char>(0x80 | (c >> bits & 0x3F)); };
  if (c < 0x80)
    to += static_cast<char>(c);
  else if (c < 0x800)
    to += static_cast<char>(0xC0 | c >> 6), last(0);
  else if (c < 0x10000)
    to += static_cast<char>(0xE0 | c >> 12), last(6), last(0);
  else
    to += static_cast<char>(0xF0 | c >> 18), last(12), last(6), last(0);
}

std::string cleaned(std::string_view text, line_breaks breaks) {
  auto const all = with_breaks(text, breaks);
  bool const any_right_to_left = std::any_of(all.begin(), all.end(), is_right_to_left);
  std::string kept;
  std::size_t end = 0;   // behind the last that is no white space
  bool in_flag = false;  // of a region, which is a black flag and tags
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const c = all[i];
    in_flag = c == black_flag || (in_flag && is_tag(c));
    bool const dropped = is_direction_mark(c) ? !any_right_to_left
                         : is_ignorable(c)    ? !in_flag && (i == 0 || !works(all, i))
                                              : is_garbage(c);
    bool const space = is_space(c);
    if (dropped || (space && kept.empty())) continue;
    append_code_point(kept, c);
    if (!space) end = kept.size();
  }
  kept.resize(end);
  return kept;
}

std::optional<rejection> fault_in_length(std::string_view text, text_of what, std::size_t longest) {
  auto const count = count_code_points(text);
  if (count <= longest) return std::nullopt;
  auto refused = refuse_beyond(reason::text_too_long, longest);
  refused.text = what;
  refused.count = count;
  return refused;
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
