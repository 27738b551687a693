#include "log/postgres_upkeep.hpp"

#include "log/postgres_reader.hpp"
#include "log/postgres_schema.hpp"

#include <chrono>

namespace dais::log {
namespace {

constexpr std::chrono::minutes a_long_log_takes{60};

}  // namespace

std::variant<verification, refusal> verify_postgres_log(std::string const& connection_string) try {
  postgres::connection db(postgres::target(connection_string), a_long_log_takes, a_long_log_takes);
  check_postgres_schema(db);
  db.run_all("begin isolation level repeatable read read only", a_long_log_takes);
  postgres_reader reader(db);
  verification all;
  if (auto const strays =
          db.run("select count(*) from dais.entries e where not exists(select from dais.sessions where number = e.session)");
      strays.number(0, 0) != 0)
    all.of_file.push_back(std::to_string(strays.number(0, 0)) + " entries belong to no session");
  std::int64_t last = 0;
  for (postgres_reader::names some{{}, false}; !some.last;) {
    some = reader.sessions(last);
    for (auto const& [number, name] : some.all) {
      last = number;
      all.sessions.push_back(verified_by<postgres_reader::not_as_written>(reader, name));
    }
  }
  return all;
} catch (std::exception const& e) {
  return refusal{sentence(std::string("The log cannot be read: ") + e.what())};
}

}  // namespace dais::log
