#include "reading.hpp"

#include <algorithm>
#include <stdexcept>

namespace dais::test {

std::string const& row::at(std::string_view column) const {
  auto const found = std::find(names_->begin(), names_->end(), column);
  if (found == names_->end()) throw std::runtime_error("no column " + std::string(column));
  return cells_.at(static_cast<std::size_t>(found - names_->begin()));
}

std::vector<row> table::rows() const {
  std::vector<row> all;
  for (auto const& one : cells) all.emplace_back(names, one);
  return all;
}

table read_csv(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (!text.starts_with(mark)) throw std::runtime_error("no mark of UTF-8");
  text.remove_prefix(mark.size());
  table read;
  std::vector<std::string> line;
  for (std::size_t i = 0; i < text.size();) {
    std::string cell;
    if (text[i] == '"') {
      for (++i; text.at(i) != '"' || (i + 1 < text.size() && text[i + 1] == '"'); ++i) {
        if (text[i] == '"') ++i;
        cell += text[i];
      }
      ++i;
    } else {
      while (text.at(i) != ',' && text[i] != '\r') {
        if (text[i] == '"' || text[i] == '\n') throw std::runtime_error("a cell that had to be quoted");
        cell += text[i++];
      }
    }
    line.push_back(std::move(cell));
    if (text.at(i) == ',') {
      ++i;
      continue;
    }
    if (text.substr(i, 2) != "\r\n") throw std::runtime_error("a line that ends otherwise");
    i += 2;
    if (read.names.empty()) {
      read.names = std::exchange(line, {});
    } else {
      if (line.size() != read.names.size()) throw std::runtime_error("a row of another length");
      read.cells.push_back(std::exchange(line, {}));
    }
  }
  return read;
}

std::vector<std::pair<std::string, std::string>> read_icalendar(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    auto const end = text.find("\r\n");
    if (end == text.npos || end > 75) throw std::runtime_error("a line that is too long, or does not end");
    auto const line = text.substr(0, end);
    if (line.find_first_of("\r\n") != line.npos) throw std::runtime_error("a break within a line");
    if (line.starts_with(' ')) {
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
    text.remove_prefix(end + 2);
  }
  std::vector<std::pair<std::string, std::string>> all;
  for (auto const& one : lines) {
    auto const colon = one.find(':');
    all.emplace_back(one.substr(0, colon), one.substr(colon + 1));
  }
  return all;
}

}  // namespace dais::test
