#include "script.hpp"

#include <sstream>
#include <stdexcept>

namespace dais::scenarios {

namespace {

constexpr std::string_view indentation = "    ";

}  // namespace

script read_script(std::string_view text) {
  script s;
  std::vector<std::string> before;
  std::istringstream in{std::string(text)};
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with(indentation)) {
      if (s.steps.empty() || !before.empty()) throw std::runtime_error("line " + std::to_string(number) + " is the outcome of nothing");
      s.steps.back().outcome.push_back(line.substr(indentation.size()));
    } else if (line.empty() || line.starts_with('#')) {
      before.push_back(line);
    } else {
      s.steps.push_back({number, std::move(before), line, {}});
      before.clear();
    }
  }
  s.after = std::move(before);
  return s;
}

std::string write_script(script const& s) {
  std::string text;
  auto const write = [&](std::string_view indent, std::string const& line) { (((text += indent) += line) += '\n'); };
  for (auto const& one : s.steps) {
    for (auto const& line : one.before) write("", line);
    write("", one.line);
    for (auto const& line : one.outcome) write(indentation, line);
  }
  for (auto const& line : s.after) write("", line);
  return text;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = line.find_first_not_of(' ', at)) != line.npos;) {
    bool const quoted = line[at] == '"';
    if (quoted) ++at;
    auto const end = std::min(line.find(quoted ? '"' : ' ', at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = end + (quoted ? 1 : 0);
  }
  return words;
}

bool match(std::vector<std::string> const& words, std::string_view pattern, std::vector<std::string>& found) {
  auto const wanted = words_of(pattern);
  if (wanted.size() != words.size()) return false;
  found.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (wanted[i] == "*") {
      found.push_back(words[i]);
    } else if (wanted[i] != words[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace dais::scenarios
