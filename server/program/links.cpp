#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/history.hpp"
#include "program/key.hpp"
#include "program/listing.hpp"

#include "session/evolve.hpp"

#include <iostream>
#include <stdexcept>

namespace dais::program {

int links(links_options const& options) try {
  data_directory const data(options.data);
  log_place const place(data, options.log);
  history past(place);
  auto const sessions = past.sessions();
  auto const key = read_key(data, place);
  if (!key) {
    std::cerr << "There is no " << (place.is_in_database() ? "key in " + place.name() : data.key_file().string())
              << ": links are made of it. `dais serve` makes a new one.\n";
    return 1;
  }
  auto const base = base_url(net::read_listen_address(options.listen).value(), options.public_url);
  std::cout << "Home (organiser)  " << base << "/#" << room::organiser_token(*key) << '\n';
  int result = 0;
  for (auto const& id : sessions) {
    try {
      session s;
      for (auto const& one : past.of(id)) evolve(s, one);
      std::cout << '\n' << listing_of(room::card_of(*key, s), base);
    } catch (std::runtime_error const& wrong) {
      std::cerr << wrong.what() << '\n';
      result = 1;
    }
  }
  return result;
} catch (std::runtime_error const& wrong) {
  std::cerr << wrong.what() << '\n';
  return 1;
}

}  // namespace dais::program
