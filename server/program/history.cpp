#include "program/history.hpp"

#include "log/sqlite_log.hpp"
#include "protocol/codec.hpp"

namespace dais::program {

std::variant<std::vector<record>, std::string> read_history(std::filesystem::path const& log_file, std::string const& session) {
  auto read = log::read_sqlite_log(log_file, session);
  if (auto const* const refused = std::get_if<log::refusal>(&read)) return refused->what;
  std::vector<record> records;
  for (auto const& entry : std::get<std::vector<log::entry>>(read)) {
    auto decoded = read_payload(entry.payload);
    if (auto const* const wrong = std::get_if<std::string>(&decoded)) {
      return "Record " + std::to_string(entry.seq) + " of " + session + " cannot be read: " + *wrong;
    }
    auto& good = std::get<payload>(decoded);
    records.push_back({entry.seq, entry.at, std::move(good.by), std::move(good.what), good.until});
  }
  return records;
}

}  // namespace dais::program
