#include "program/history.hpp"

#include "log/sqlite_log.hpp"
#include "wire/codec.hpp"

#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace dais::program {

history::history(std::filesystem::path const& log_file) : file_(log_file.string()) {
  auto opened = log::open_sqlite_log_for_reading(log_file, [this](std::function<void()> work) { loop_.post(std::move(work)); });
  if (auto const* const refused = std::get_if<log::refusal>(&opened)) throw std::runtime_error(refused->what);
  log_ = std::move(std::get<std::unique_ptr<log::engine>>(opened));
}

void history::refuse(log::fault const& why) const { throw std::runtime_error(file_ + " cannot be read: " + why.what + "."); }

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
  std::vector<record> records;
  for (auto const& entry : entries) {
    auto decoded = read_payload(entry.payload);
    if (auto const* const bad = std::get_if<std::string>(&decoded)) {
      throw std::runtime_error("Record " + std::to_string(entry.seq) + " of " + session + " cannot be read: " + *bad);
    }
    auto& good = std::get<payload>(decoded);
    records.push_back({entry.seq, entry.at, std::move(good.by), std::move(good.what), good.until, good.rules, good.generation});
  }
  return records;
}

}  // namespace dais::program
