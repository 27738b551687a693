#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dais::scenarios {

// A scenario file: lines that say what people do, each followed by indented lines that say what came of it. Comments begin with `#`.
struct step {
  std::size_t number;               // of the line
  std::vector<std::string> before;  // comments and blank lines above it
  std::string line;
  std::vector<std::string> outcome;  // without the indentation
};

struct script {
  std::vector<step> steps;
  std::vector<std::string> after;  // below the last step
};

script read_script(std::string_view text);
std::string write_script(script const&);

// The words of a line; what stands in quotes is one word, without them.
std::vector<std::string> words_of(std::string_view line);

// Whether the words are those of the pattern, where `*` is any word; `found` gets the words in those places.
bool match(std::vector<std::string> const& words, std::string_view pattern, std::vector<std::string>& found);

}  // namespace dais::scenarios
