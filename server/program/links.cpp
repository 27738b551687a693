#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/history.hpp"
#include "program/listing.hpp"

#include "log/sqlite_log.hpp"
#include "session/evolve.hpp"

#include <iostream>
#include <stdexcept>

namespace dais::program {

int links(links_options const& options) {
  data_directory const data(options.data);
  auto const listed = log::list_sqlite_log(data.log_file());
  if (auto const* const refused = std::get_if<log::refusal>(&listed)) {
    std::cerr << refused->what << '\n';
    return 1;
  }
  auto const key = data.read_key();
  if (!key) {
    std::cerr << "There is no " << data.key_file().string() << ": links are made of it. `dais serve` makes a new one.\n";
    return 1;
  }
  auto const base = base_url(net::read_listen_address(options.listen).value(), options.public_url);
  std::cout << "Home (organiser)  " << base << "/#" << room::organiser_token(*key) << '\n';
  int result = 0;
  for (auto const& id : std::get<std::vector<std::string>>(listed)) {
    auto const read = read_history(data.log_file(), id);
    if (auto const* const wrong = std::get_if<std::string>(&read)) {
      std::cerr << *wrong << '\n';
      result = 1;
      continue;
    }
    session s;
    for (auto const& one : std::get<std::vector<record>>(read)) evolve(s, one);
    std::cout << '\n' << listing_of(room::card_of(*key, s), base);
  }
  return result;
}

}  // namespace dais::program
