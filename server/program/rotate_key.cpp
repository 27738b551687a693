#include "program/commands.hpp"
#include "program/key.hpp"

#include <iostream>
#include <stdexcept>
#include <string>

namespace dais::program {
namespace {

int changed_nothing(std::string const& why) {
  std::cerr << why << '\n';
  return 1;
}

}  // namespace

int rotate_key(rotate_key_options const& options) try {
  data_directory const data(options.data);
  log_place const place(data, options.log);
  bool const is_shared = place.is_in_database();
  auto const there = is_shared ? place.name() : data.key_file().string();
  if (!read_key(data, place))
    return changed_nothing("There is no " + (is_shared ? "key in " + there : there) +
                           ", so there is nothing to replace. `dais serve` makes one.");
  if (!options.confirmed) {
    return changed_nothing(
        "This makes a new key in " + (is_shared ? there : options.data.string()) +
        ". All links and join codes of all its sessions, and the organiser's link, open nothing from then on, and new ones take their "
        "place: whoever is to come in needs theirs. Sessions stay as they are. It cannot be taken back.\nTo do it, say so: dais "
        "rotate-key " +
        (is_shared ? "--log ..." : "--data " + options.data.string()) + " --yes");
  }
  replace_key(data, place, room::random_link_key());
  std::cout << "The key in " << there
            << " is another one: all links are new. `dais links` prints them. Backups that were made before hold the former key.\n";
  return 0;
} catch (std::runtime_error const& wrong) {
  return changed_nothing(std::string(wrong.what()) + " Nothing was changed.");
}

}  // namespace dais::program
