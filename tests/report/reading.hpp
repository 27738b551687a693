#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads what was exported, as other programs do, without the help of what wrote it.
namespace dais::test {

// A row of a table, with the names of its columns.
class row {
 public:
  row(std::vector<std::string> const& names, std::vector<std::string> cells) : names_(&names), cells_(std::move(cells)) {}

  std::string const& at(std::string_view column) const;
  long long number(std::string_view column) const { return std::stoll(at(column)); }

 private:
  std::vector<std::string> const* names_;
  std::vector<std::string> cells_;
};

struct table {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> cells;

  std::vector<row> rows() const;
};

// By RFC 4180; throws std::runtime_error where it is not so.
table read_csv(std::string_view text);

// The lines of an iCalendar file, unfolded, with what stands before and behind the colon; throws where a line is longer than 75 octets, or
// does not end as RFC 5545 has it.
std::vector<std::pair<std::string, std::string>> read_icalendar(std::string_view text);

}  // namespace dais::test
