#include "program/commands.hpp"
#include "program/data_directory.hpp"

#include "log/sqlite_file.hpp"

#include <iostream>
#include <stdexcept>
#include <string>
#include <variant>

namespace dais::program {
namespace {

int changed_nothing(std::string const& why) {
  std::cerr << why << '\n';
  return 1;
}

}  // namespace

int rotate_key(rotate_key_options const& options) try {
  data_directory const data(options.data);
  if (!data.read_key())
    return changed_nothing("There is no " + data.key_file().string() + ", so there is nothing to replace. `dais serve` makes one.");
  // A server has read the key, and would go on by it.
  auto const held = log::file_lock::take(data.log_file());
  if (auto const* why = std::get_if<log::refusal>(&held)) return changed_nothing(why->what + " Nothing was changed.");
  if (!options.confirmed) {
    return changed_nothing(
        "This makes a new key in " + options.data.string() +
        ". All links and join codes of all its sessions, and the organiser's link, open nothing from then on, and new ones take their "
        "place: whoever is to come in needs theirs. Sessions stay as they are. It cannot be taken back.\nTo do it, say so: dais "
        "rotate-key --data " +
        options.data.string() + " --yes");
  }
  data.replace_key(room::random_link_key());
  std::cout << "The key in " << data.key_file().string()
            << " is another one: all links are new. `dais links` prints them. Backups that were made before hold the former key.\n";
  return 0;
} catch (std::runtime_error const& wrong) {
  return changed_nothing(wrong.what());
}

}  // namespace dais::program
