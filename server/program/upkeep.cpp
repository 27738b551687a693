#include "program/commands.hpp"
#include "program/data_directory.hpp"

#include "log/log_copy.hpp"
#include "log/postgres.hpp"
#include "log/postgres_upkeep.hpp"
#include "log/sqlite_upkeep.hpp"
#include "program/key.hpp"
#include "program/open_log.hpp"
#include "wire/codec.hpp"

#include <iostream>
#include <stdexcept>
#include <string>

namespace dais::program {
namespace {

// Where the directory of the copy has to be writable for its owner alone.
constexpr auto owner_only = std::filesystem::perms::owner_all;

std::string in_hex(log::digest const& of) {
  std::string text;
  for (unsigned char const byte : of) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

int refuse(std::string const& why) {
  std::cerr << why << '\n';
  return 1;
}

// A data directory, or a database, that somebody has named.
struct named_place {
  explicit named_place(std::string const& named)
      : data(log::postgres::is_target(named) ? "" : named), log(data, log::postgres::is_target(named) ? named : "") {}

  data_directory data;
  log_place log;
};

// Says what is wrong; how many sessions are whole.
std::size_t tell(log::verification const& found) {
  for (auto const& wrong : found.of_file) std::cout << "The file: " << wrong << '\n';
  std::size_t whole = 0;
  for (auto const& one : found.sessions) {
    std::cout << one.session << ": " << (one.wrong ? *one.wrong : "whole, " + std::to_string(one.entries) + " entries") << '\n';
    whole += one.wrong ? 0 : 1;
  }
  return whole;
}

// Of a record that changes nothing, in the place of one that is lost: it came too late to be done.
std::string nothing() { return write_payload({{role::system, {}}, command::any(command::of_run(command::open_session{0})), time_point{}}); }

// With the key.
int copy(data_directory const& from, data_directory const& to) {
  auto const key = from.read_key();
  if (!key) return refuse("There is no " + from.key_file().string() + ": without it no link can be made again. Nothing was copied.");
  to.make();
  std::filesystem::permissions(to.path(), owner_only);
  if (to.read_key()) return refuse(to.key_file().string() + " is there already. Move it away, or use another directory.");
  if (auto const why = log::copy_sqlite_log(from.log_file(), to.log_file())) return refuse(why->what);
  to.keep_key(*key);
  return 0;
}

}  // namespace

int verify(std::filesystem::path const& data, std::string const& log) {
  log_place const place{data_directory(data), log};
  auto const found = place.is_in_database() ? log::verify_postgres_log(place.where()) : log::verify_sqlite_log(place.where());
  if (auto const* why = std::get_if<log::refusal>(&found)) return refuse(why->what);
  auto const& all = std::get<log::verification>(found);
  auto const whole = tell(all);
  std::cout << whole << " of " << all.sessions.size() << " sessions are whole.\n";
  return all.is_good() ? 0 : 1;
}

int repair(std::filesystem::path const& data) {
  auto const result = log::repair_sqlite_log(data_directory(data).log_file(), nothing());
  if (auto const* why = std::get_if<log::refusal>(&result)) return refuse(why->what);
  auto const& done = std::get<log::repair>(result);
  std::cout << done.saved << " entries are saved.\n";
  for (auto const& lost : done.lost) std::cout << "Lost of " << lost << ".\n";
  if (done.lost.empty()) std::cout << "Nothing is lost.\n";
  std::cout << "What was there is kept in " << done.kept.string() << ".\n";
  return 0;
}

int back_up(std::filesystem::path const& data, std::filesystem::path const& to) try {
  data_directory const copied(to);
  if (auto const failed = copy(data_directory(data), copied); failed != 0) return failed;
  auto const found = log::verify_sqlite_log(copied.log_file());
  if (auto const* why = std::get_if<log::refusal>(&found)) return refuse(why->what);
  auto const& all = std::get<log::verification>(found);
  if (all.is_good()) {
    std::cout << to.string() << " holds " << all.sessions.size()
              << " sessions and the key of their links. Keep it where nobody else can read it.\n";
    return 0;
  }
  tell(all);
  return refuse("The backup is as damaged as what it was made of.");
} catch (std::runtime_error const& wrong) {
  return refuse(wrong.what());
}

int restore(std::filesystem::path const& from, std::filesystem::path const& data) try {
  data_directory const kept(from);
  auto const found = log::verify_sqlite_log(kept.log_file());
  if (auto const* why = std::get_if<log::refusal>(&found)) return refuse(why->what);
  auto const& all = std::get<log::verification>(found);
  if (!all.is_good()) {
    tell(all);
    return refuse("The backup is damaged, and was not restored. `dais repair --data " + from.string() + "` saves what can be saved of it.");
  }
  if (auto const failed = copy(kept, data_directory(data)); failed != 0) return failed;
  std::cout << all.sessions.size() << " sessions are restored to " << data.string() << ".\n";
  return 0;
} catch (std::runtime_error const& wrong) {
  return refuse(wrong.what());
}

int copy_log(std::string const& from, std::string const& to) try {
  named_place const here(from), there(to);
  if (!there.log.is_in_database()) there.data.make();
  auto const key = read_key(here.data, here.log);
  if (key && agree_on_key(there.data, there.log, *key) != *key)
    return refuse(there.log.name() + " has another key, so that the links of what is copied would open nothing there.");
  auto const result = log::copy_log(here.log.where(), there.log.where());
  if (auto const* why = std::get_if<log::refusal>(&result)) return refuse(why->what);
  auto const& all = std::get<std::vector<log::copied_session>>(result);
  for (auto const& one : all) std::cout << one.session << ": " << one.entries << " entries, " << in_hex(one.of) << '\n';
  std::cout << all.size() << " sessions are copied, and were read again: they are the same.\n";
  return 0;
} catch (std::runtime_error const& wrong) {
  return refuse(wrong.what());
}

}  // namespace dais::program
