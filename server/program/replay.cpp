#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/history.hpp"

#include "wire/transcript.hpp"

#include <iostream>
#include <stdexcept>

namespace dais::program {

int replay(replay_options const& options) try {
  data_directory const data(options.data);
  history past({data, options.log});
  transcript told;
  for (auto const& one : past.of(options.session)) {
    auto const line = told.line(one);
    if (one.seq == 1) std::cout << told.heading() << "\n\n";
    std::cout << line << '\n';
  }
  return 0;
} catch (std::runtime_error const& wrong) {
  std::cerr << wrong.what() << '\n';
  return 1;
}

}  // namespace dais::program
