#include "program/history.hpp"

#include "room/projection.hpp"

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>

namespace dais::program {

history::history(log_place const& place) : place_(place), log_(open_log_for_reading(place, loop_)) {}

void history::refuse(log::fault const& why) const { throw std::runtime_error(place_.name() + " cannot be read: " + why.what + "."); }

std::vector<std::string> history::sessions() {
  std::vector<std::string> all;
  bool done = false;
  std::optional<log::fault> wrong;
  auto const subscribed = log_->follow_sessions([&](auto names) { all.insert(all.end(), names.begin(), names.end()); },
                                                [&] { done = true; }, [&](log::fault why) { wrong = std::move(why); });
  loop_.run_until([&] { return done || wrong; });
  if (wrong) refuse(*wrong);
  return all;
}

std::vector<record> history::of(std::string const& session) {
  std::vector<log::entry> entries;
  bool done = false;
  std::optional<log::fault> wrong;
  auto const subscribed = log_->follow(
      session, 0, [&](auto some) { entries.insert(entries.end(), some.begin(), some.end()); }, [&] { done = true; },
      [&](log::fault why) { wrong = std::move(why); });
  loop_.run_until([&] { return done || wrong; });
  if (wrong) refuse(*wrong);
  if (entries.empty()) throw std::runtime_error(there_is_no(session));
  std::vector<record> records;
  for (auto const& entry : entries) {
    auto read = room::record_of(entry);
    if (auto const* const bad = std::get_if<std::string>(&read)) {
      throw std::runtime_error("The session " + session + " cannot be read: " + *bad + ".");
    }
    records.push_back(std::move(std::get<record>(read)));
  }
  return records;
}

std::string history::there_is_no(std::string const& session) {
  auto text = "There is no session " + session + " in " +
              (place_.is_in_database() ? place_.name() : std::filesystem::path(place_.where()).parent_path().string()) + ".";
  auto const names = sessions();
  if (names.empty()) return text;
  text += " There are:";
  for (auto const& name : names) text += ' ' + name;
  return text + '.';
}

}  // namespace dais::program
