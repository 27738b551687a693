#include "wire/json_diagnosis.hpp"

#include "session/text.hpp"

#include <algorithm>
#include <utility>

namespace dais {

namespace {

constexpr std::size_t deepest = 32;  // as `read_json` has it, which says so

// What other notations call true, false and null.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"True", "true"}, {"TRUE", "true"}, {"yes", "true"},  {"Yes", "true"},  {"on", "true"},   {"False", "false"}, {"FALSE", "false"},
    {"no", "false"},  {"No", "false"},  {"off", "false"}, {"None", "null"}, {"Null", "null"}, {"NULL", "null"},   {"nil", "null"},
};

struct mistake {
  std::size_t at;
  plan_fault_code what;
  std::vector<std::string> with = {};
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80); }

bool is_any_of(std::string_view what, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool is_curly(std::string_view character) {
  return is_any_of(character, {"\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb", "\u2018", "\u2019", "\u201a", "\u201b", "\u2039",
                               "\u203a", "\u2033", "\uff02"});
}

bool is_other_space(std::string_view character) { return cleaned(character).empty(); }

// Reads as JSON is defined and throws at the first thing that is not.
class scanner {
 public:
  explicit scanner(std::string_view text) : text_(text) {}

  void read() {
    skip_space();
    if (at_end()) throw mistake{0, code::file_empty};
    read_value(0);
    skip_space();
    if (at_end()) return;
    if (text_[i_] == '}' || text_[i_] == ']') throw mistake{i_, code::bracket_too_many, {here()}};
    throw mistake{i_, code::text_after_end};
  }

  std::size_t line_of(std::size_t at) const {
    return 1 + static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }
  std::size_t column_of(std::size_t at) const {
    auto const before = text_.substr(0, at);
    auto const line = before.rfind('\n');
    return 1 + count_code_points(line == before.npos ? before : before.substr(line + 1));
  }

 private:
  using code = plan_fault_code;

  std::string_view text_;
  std::size_t i_ = 0;
  std::size_t last_ = 0;  // behind what was read last that is no space

  bool at_end() const { return i_ == text_.size(); }
  bool is_next(char c) const { return !at_end() && text_[i_] == c; }
  char after(std::size_t n) const { return i_ + n < text_.size() ? text_[i_ + n] : '\0'; }

  std::string_view character(std::size_t at) const {
    auto end = at;
    next_code_point(text_, end);
    return text_.substr(at, end - at);
  }
  std::string here() const { return std::string(character(i_)); }

  std::string_view word(std::size_t at) const {
    auto end = at;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '-' || text_[end] == '.')) ++end;
    return text_.substr(at, end - at);
  }

  void skip_space() {
    last_ = i_;
    while (!at_end() && (text_[i_] == ' ' || text_[i_] == '\t' || text_[i_] == '\n' || text_[i_] == '\r')) ++i_;
    if (at_end()) return;
    if (text_[i_] == '#' || (text_[i_] == '/' && (after(1) == '/' || after(1) == '*'))) {
      throw mistake{i_, code::comment};
    }
    if (is_other_space(character(i_))) throw mistake{i_, code::odd_space};
  }

  void read_value(std::size_t depth) {
    if (at_end()) throw mistake{last_, code::value_missing_at_end};
    switch (char const c = text_[i_]) {
      case '{':
      case '[': return depth < deepest ? read_members(c, depth + 1) : throw mistake{i_, code::too_deep};
      case '"': return read_string();
      default: break;
    }
    if (is_digit(text_[i_]) || text_[i_] == '-') return read_number();
    for (std::string_view const name : {"true", "false", "null"}) {
      if (word(i_) == name) return void(i_ += name.size());
    }
    refuse_value();
  }

  [[noreturn]] void refuse_value() const {
    auto const c = text_[i_];
    if (c == '}' || c == ']') throw mistake{i_, code::value_missing, {here()}};
    if (c == ',') throw mistake{i_, code::comma_before_value};
    if (c == '+') throw mistake{i_, code::plus_sign};
    if (c == '.') throw mistake{i_, code::point_first};
    refuse_quotes();
    auto const name = std::string(word(i_));
    if (is_any_of(name, {"NaN", "nan", "Infinity", "inf", "undefined"})) throw mistake{i_, code::not_a_number, {name}};
    for (auto const& [word, meant] : other_words) {
      if (name == word) throw mistake{i_, code::other_word, {std::string(meant), name}};
    }
    if (is_letter(c)) throw mistake{i_, code::text_unquoted, {name}};
    throw mistake{i_, code::misplaced, {here()}};
  }

  void refuse_quotes() const {
    if (text_[i_] == '\'' || text_[i_] == '`') throw mistake{i_, code::quote_wrong, {here()}};
    if (is_curly(character(i_))) throw mistake{i_, code::quote_curly, {here()}};
  }

  // An object or a list.
  void read_members(char open, std::size_t depth) {
    auto const begin = i_++;
    char const close = open == '{' ? '}' : ']';
    skip_space();
    if (is_next(close)) return void(++i_);
    for (;;) {
      if (at_end()) refuse_end(begin, close);
      if (open == '{') read_name();
      bool const is_number = !at_end() && (is_digit(text_[i_]) || text_[i_] == '-');
      auto const value = i_;
      read_value(depth);
      auto const end = i_;
      skip_space();
      if (is_next(close)) return void(++i_);
      if (at_end()) refuse_end(begin, close);
      if (!is_next(',') && i_ == end) refuse_curly_end(value, end);
      if (!is_next(',')) refuse_instead_of_comma(begin, close, end);
      auto const comma = i_++;
      if (open == '{' && is_number && comma == end && is_digit(after(0))) {
        auto const decimals = word(i_);
        throw mistake{comma, code::comma_in_number, {std::string(text_.substr(value, end - value)) + "." + std::string(decimals)}};
      }
      skip_space();
      if (is_next('}') || is_next(']')) throw mistake{comma, code::comma_last};
      if (is_next(',')) throw mistake{i_, code::comma_twice};
    }
  }

  void read_name() {
    if (!is_next('"')) {
      refuse_quotes();
      if (is_letter(text_[i_])) throw mistake{i_, code::name_unquoted, {std::string(word(i_))}};
      if (text_[i_] == ',') throw mistake{i_, code::comma_before_name};
      throw mistake{i_, code::name_missing};
    }
    auto const begin = i_;
    read_string();
    auto const name = std::string(text_.substr(begin, i_ - begin));
    auto const end = i_;
    skip_space();
    if (is_next('=')) throw mistake{i_, code::equals_sign};
    if (!is_next(':')) refuse_curly_end(begin, end);
    if (!is_next(':')) throw mistake{end, code::colon_missing, {name}};
    ++i_;
    skip_space();
  }

  [[noreturn]] void refuse_end(std::size_t begin, char close) const {
    auto const open = std::string(1, text_[begin]);
    throw mistake{last_, code::not_closed, {open, std::to_string(line_of(begin)), std::string(1, close)}};
  }

  [[noreturn]] void refuse_instead_of_comma(std::size_t begin, char close, std::size_t end) const {
    auto const c = text_[i_];
    if (c == '}' || c == ']') {
      auto const open = std::string(1, text_[begin]);
      throw mistake{i_, code::closed_otherwise, {here(), std::to_string(line_of(begin)), open, std::string(1, close)}};
    }
    if (c == ';') throw mistake{i_, code::semicolon};
    if (c == ':') throw mistake{i_, code::colon_misplaced};
    if (i_ == end && is_letter(c) && is_digit(text_[end - 1])) throw mistake{i_, code::letters_after_number};
    refuse_quotes();
    if (c == '"' || c == '{' || c == '[' || is_digit(c) || is_letter(c) || c == '-') throw mistake{end, code::comma_missing};
    throw mistake{i_, code::misplaced, {here()}};
  }

  void read_number() {
    auto const begin = i_;
    if (is_next('-')) ++i_;
    if (at_end() || !is_digit(text_[i_])) {
      auto const name = at_end() ? std::string_view() : word(i_);
      if (is_any_of(name, {"Infinity", "inf", "NaN"})) throw mistake{begin, code::not_a_number, {"-" + std::string(name)}};
      throw mistake{begin, code::minus_alone};
    }
    if (text_[i_] == '0' && is_digit(after(1))) throw mistake{begin, code::zero_first};
    skip_digits();
    if (is_next('.')) {
      ++i_;
      if (at_end() || !is_digit(text_[i_])) throw mistake{begin, code::point_last};
      skip_digits();
    }
    if (is_next('e') || is_next('E')) {
      ++i_;
      if (is_next('+') || is_next('-')) ++i_;
      if (at_end() || !is_digit(text_[i_])) throw mistake{begin, code::letters_after_number};
      skip_digits();
    }
  }
  void skip_digits() {
    while (!at_end() && is_digit(text_[i_])) ++i_;
  }

  void read_string() {
    auto const begin = i_++;
    for (;;) {
      auto const c = at_end() ? '\n' : text_[i_];
      if (c == '"') return void(++i_);
      if (c == '\n' || c == '\r') {
        refuse_curly_end(begin, i_);
        throw mistake{begin, code::text_not_ended};
      }
      if (c == '\t') throw mistake{i_, code::tab_in_text};
      if (static_cast<unsigned char>(c) < 0x20) throw mistake{i_, code::control_in_text};
      if (c == '\\')
        read_escape();
      else
        ++i_;
    }
  }

  // Of a text that has its end where it was not meant to be.
  void refuse_curly_end(std::size_t begin, std::size_t end) const {
    for (auto at = begin; at < end; at += character(at).size()) {
      if (is_curly(character(at))) throw mistake{at, code::quote_curly_end, {std::string(character(at))}};
    }
  }

  void read_escape() {
    auto const begin = i_++;
    if (at_end()) return;
    if (text_[i_] != 'u') {
      if (std::string_view("\"\\/bfnrt").find(text_[i_]) == std::string_view::npos) {
        throw mistake{begin, code::backslash, {here()}};
      }
      return void(++i_);
    }
    auto const unit = read_unit(begin);
    bool const is_high = unit >= 0xD800 && unit < 0xDC00;
    bool const is_low = unit >= 0xDC00 && unit < 0xE000;
    if (is_high && is_next('\\') && after(1) == 'u') {
      ++i_;
      auto const low = read_unit(begin);
      if (low >= 0xDC00 && low < 0xE000) return;
    }
    if (is_high || is_low) throw mistake{begin, code::half_character};
  }

  // Of "u201c", from its u.
  unsigned read_unit(std::size_t begin) {
    unsigned unit = 0;
    for (int n = 0; n < 4; ++n) {
      ++i_;
      char const c = at_end() ? '\0' : text_[i_];
      auto const digit = std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
      if (c == '\0' || digit == std::string_view::npos) throw mistake{begin, code::escape_broken};
      unit = unit << 4 | static_cast<unsigned>(digit);
    }
    ++i_;
    return unit;
  }
};

}  // namespace

std::optional<plan_fault> diagnose_json(std::string_view text) {
  scanner scan(text);
  try {
    scan.read();
    return std::nullopt;
  } catch (mistake& found) {
    return plan_fault{scan.line_of(found.at), "", found.what, std::move(found.with), scan.column_of(found.at)};
  }
}

}  // namespace dais
