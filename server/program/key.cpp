#include "program/key.hpp"

#include "log/postgres_key.hpp"
#include "log/sqlite_file.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <variant>

namespace dais::program {
namespace {

std::string bytes_of(room::link_key const& key) { return {key.begin(), key.end()}; }

// Nothing where there are no bytes.
std::optional<room::link_key> key_in(std::variant<std::string, log::refusal> const& kept, log_place const& place) {
  if (auto const* const why = std::get_if<log::refusal>(&kept)) throw std::runtime_error(why->what);
  auto const& bytes = std::get<std::string>(kept);
  if (bytes.empty()) return {};
  room::link_key key;
  if (bytes.size() != key.size()) throw std::runtime_error("What " + place.name() + " has as the key of its links is none.");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

}  // namespace

std::optional<room::link_key> read_key(data_directory const& data, log_place const& place) {
  return place.is_in_database() ? key_in(log::read_postgres_key(place.where()), place) : data.read_key();
}

room::link_key agree_on_key(data_directory const& data, log_place const& place, room::link_key const& offered) {
  if (place.is_in_database()) return key_in(log::agree_on_postgres_key(place.where(), bytes_of(offered)), place).value();
  if (auto const there = data.read_key()) return *there;
  data.keep_key(offered);
  return offered;
}

void replace_key(data_directory const& data, log_place const& place, room::link_key const& key) {
  if (place.is_in_database()) {
    if (auto const why = log::replace_postgres_key(place.where(), bytes_of(key))) throw std::runtime_error(why->what);
    return;
  }
  auto const held = log::file_lock::take(data.log_file());
  if (auto const* const why = std::get_if<log::refusal>(&held)) throw std::runtime_error(why->what);
  data.replace_key(key);
}

room::link_key key_to_serve_by(data_directory const& data, log_place const& place, bool has_sessions) {
  auto const own = data.read_key();
  if (!own && has_sessions && !read_key(data, place))
    spdlog::warn("{} was missing: a new one is made, and with it all links are new.",
                 place.is_in_database() ? "The key of the log in " + place.name() : data.key_file().string());
  auto const key = agree_on_key(data, place, own ? *own : room::random_link_key());
  if (own && *own != key)
    throw std::runtime_error("The key in " + data.key_file().string() + " is not that of the log in " + place.name() +
                             ", by which all its servers make their links. Remove that file, or name another directory with --data.");
  return key;
}

}  // namespace dais::program
