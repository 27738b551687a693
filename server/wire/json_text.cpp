#include "wire/json_text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace dais {

namespace {

namespace json = boost::json;
using error_code = boost::system::error_code;

// What the parser calls. It builds the value, knows the path to where the parser is, and stops at a member that stands twice.
class handler {
 public:
  static constexpr std::size_t max_object_size = json::string::max_size();
  static constexpr std::size_t max_array_size = json::string::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  std::size_t line = 1;
  bool keeps_lines = false;
  std::map<std::string, std::size_t> lines;
  std::string repeated;  // the member that stands twice

  handler() { stack_.reset(); }

  json::value release() { return stack_.release(); }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_array_begin(error_code&) { return open(true); }
  bool on_array_end(std::size_t n, error_code&) { return stack_.push_array(n), close(); }
  bool on_object_begin(error_code&) { return open(false); }
  bool on_object_end(std::size_t n, error_code&) { return stack_.push_object(n), close(); }

  bool on_key_part(json::string_view part, std::size_t, error_code&) {
    key_.append(part.data(), part.size());
    stack_.push_chars(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, error_code& ec) {
    key_.append(part.data(), part.size());
    stack_.push_key(part);
    auto& here = levels_.back();
    if (!here.keys.insert(key_).second) {
      repeated = key_;
      ec = json::error::syntax;
      return false;
    }
    if (keeps_lines) lines.emplace(path() + "/" + key_, line);
    here.latest = std::move(key_);
    key_.clear();
    return true;
  }

  bool on_string_part(json::string_view part, std::size_t, error_code&) { return stack_.push_chars(part), true; }
  bool on_string(json::string_view part, std::size_t, error_code&) { return stack_.push_string(part), element(); }
  bool on_number_part(json::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t i, json::string_view, error_code&) { return stack_.push_int64(i), element(); }
  bool on_uint64(std::uint64_t u, json::string_view, error_code&) { return stack_.push_uint64(u), element(); }
  // Releases of Boost differ in which numbers are too large to be read: here it is those that a double cannot hold.
  bool on_double(double d, json::string_view, error_code& ec) {
    if (!std::isfinite(d)) {
      ec = json::error::exponent_overflow;
      return false;
    }
    return stack_.push_double(d), element();
  }
  bool on_bool(bool b, error_code&) { return stack_.push_bool(b), element(); }
  bool on_null(error_code&) { return stack_.push_null(), element(); }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }

 private:
  struct level {
    bool is_array;
    std::size_t elements = 0;
    std::set<std::string> keys;
    std::string latest;
  };

  json::value_stack stack_;
  std::vector<level> levels_;
  std::string key_;

  std::string path() const {
    std::string text;
    for (std::size_t i = 0; i + 1 < levels_.size(); ++i) {
      text += "/" + (levels_[i].is_array ? std::to_string(levels_[i].elements) : levels_[i].latest);
    }
    return text;
  }

  bool open(bool is_array) {
    keep_line_of_element();
    levels_.push_back({is_array, 0, {}, {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return element();
  }

  // Keeps the first line where an element has several.
  void keep_line_of_element() {
    if (keeps_lines && !levels_.empty() && levels_.back().is_array) {
      lines.emplace(path() + "/" + std::to_string(levels_.back().elements), line);
    }
  }

  bool element() {
    keep_line_of_element();
    if (!levels_.empty() && levels_.back().is_array) ++levels_.back().elements;
    return true;
  }
};

std::string explain(error_code const& ec, std::string const& repeated) {
  if (!repeated.empty()) return "the member \"" + repeated + "\" stands twice";
  if (ec == json::error::incomplete) return "the JSON text ends too early";
  if (ec == json::error::extra_data) return "something follows after the end of the JSON value";
  if (ec == json::error::too_deep) return "the JSON value is nested too deeply";
  return "not JSON: " + ec.message();
}

}  // namespace

std::variant<json_document, json_fault> read_json(std::string_view text, line_numbers wanted) {
  json::basic_parser<handler> parser{json::parse_options{}};
  auto& state = parser.handler();
  state.keeps_lines = wanted == line_numbers::kept;

  // Given line by line, so that the handler knows on which line it is called.
  error_code ec;
  while (!ec) {
    auto const end = std::min(text.size(), text.find('\n') == text.npos ? text.size() : text.find('\n') + 1);
    bool const more = end < text.size();
    auto const taken = parser.write_some(more, text.data(), end, ec);
    if (!ec && taken < end && text.find_first_not_of(" \t\r\n", taken) != text.npos) ec = json::error::extra_data;
    if (ec || !more) break;
    text.remove_prefix(end);
    ++state.line;
  }
  if (ec) return json_fault{state.line, explain(ec, state.repeated), state.repeated};
  return json_document{state.release(), std::move(state.lines)};
}

}  // namespace dais
