// Runs a target over each file of a corpus, and over what comes of changing them at random, always the same: what script/test has time for.

#include "target.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

constexpr int changes = 2'000;

void run(std::string const& input) { LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(input.data()), input.size()); }

std::string changed(std::string input, std::vector<std::string> const& all, std::mt19937& random) {
  auto const below = [&](std::size_t n) { return n == 0 ? 0 : std::size_t{random()} % n; };
  for (auto times = 1 + below(4); times > 0; --times) {
    auto const at = below(input.size() + 1);
    switch (below(5)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ 1 << below(8));
        break;
      case 1: input.erase(at, below(20)); break;
      case 2: input.insert(at, 1, static_cast<char>(below(256))); break;
      case 3: input.insert(at, input.substr(below(input.size() + 1), below(40))); break;
      default: {
        auto const& other = all[below(all.size())];
        input.insert(at, other.substr(below(other.size() + 1), below(200)));
      }
    }
  }
  return input;
}

}  // namespace

int main(int count, char** arguments) {
  std::set<std::filesystem::path> files;
  for (int i = 1; i < count; ++i)
    for (auto const& one : std::filesystem::directory_iterator(arguments[i])) files.insert(one.path());
  std::vector<std::string> all;
  for (auto const& file : files) {
    std::ifstream in(file, std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (all.empty()) {
    std::cerr << "There is nothing to replay.\n";
    return 1;
  }
  for (auto const& one : all) run(one);
  std::mt19937 random(1);
  for (int i = 0; i < changes; ++i) run(changed(all[random() % all.size()], all, random));
  return 0;
}
