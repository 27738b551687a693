#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/history.hpp"

#include "log/sqlite_log.hpp"
#include "protocol/transcript.hpp"

#include <iostream>

namespace dais::program {

int replay(replay_options const& options) {
  data_directory const data(options.data);
  auto const read = read_history(data.log_file(), options.session);
  if (auto const* const wrong = std::get_if<std::string>(&read)) {
    std::cerr << *wrong << '\n';
    return 1;
  }
  auto const& records = std::get<std::vector<record>>(read);
  if (records.empty()) {
    std::cerr << "There is no session " << options.session << " in " << data.path().string() << '.';
    auto const sessions = log::list_sqlite_log(data.log_file());
    if (auto const* const names = std::get_if<std::vector<std::string>>(&sessions); names && !names->empty()) {
      std::cerr << " There are:";
      for (auto const& name : *names) std::cerr << ' ' << name;
      std::cerr << '.';
    }
    std::cerr << '\n';
    return 1;
  }
  transcript told;
  for (auto const& one : records) {
    auto const line = told.line(one);
    if (one.seq == 1) std::cout << told.heading() << "\n\n";
    std::cout << line << '\n';
  }
  return 0;
}

}  // namespace dais::program
