#pragma once

#include "report/telling.hpp"

#include "wire/reflect.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// A table for spreadsheets (RFC 4180), in UTF-8 with a mark that says so. The last column of each row is its time zone.
namespace dais::report {

// A spreadsheet takes a text that begins so for a formula, and runs it.
inline bool is_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos; }

class table {
 public:
  table(std::string zone, std::initializer_list<std::string_view> columns) : zone_(std::move(zone)) {
    for (auto const column : columns) write(column);
    write("time_zone");
    end_line();
  }

  // The time zone of the rows from now on.
  table& in(std::string const& zone) {
    zone_ = zone;
    return *this;
  }

  // What people may have typed.
  table& text(std::string_view what) {
    write(is_formula(what) ? "'" + std::string(what) : std::string(what));
    return *this;
  }
  table& maybe(std::optional<std::string> const& what) { return text(what ? std::string_view(*what) : std::string_view()); }
  table& number(std::int64_t n) {
    write(std::to_string(n));
    return *this;
  }
  table& milliseconds(duration l) { return number(l.count()); }
  table& time(std::optional<time_point> at) {
    write(at ? local_milliseconds(*at, zone_) : "");
    return *this;
  }
  template <typename Enum>
  table& named(Enum value) {
    write(reflect::enumerator_name(value));
    return *this;
  }
  table& yes(bool is) {
    write(is ? "yes" : "");
    return *this;
  }
  table& nothing() {
    write("");
    return *this;
  }
  void row() {
    write(zone_);
    end_line();
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_ = "\xEF\xBB\xBF";
  std::string zone_;
  bool first_ = true;

  void write(std::string_view cell) {
    if (!first_) out_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == cell.npos) {
      out_ += cell;
      return;
    }
    out_ += '"';
    for (char const c : cell) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  void end_line() {
    out_ += "\r\n";
    first_ = true;
  }
};

}  // namespace dais::report
