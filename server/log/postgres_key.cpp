#include "log/postgres_key.hpp"

#include "log/postgres.hpp"
#include "log/postgres_line.hpp"
#include "log/postgres_schema.hpp"

namespace dais::log {
namespace {

constexpr std::chrono::minutes key_is_told_within{1};

std::string key_in(postgres::rows const& found) { return found.is_null(0, 0) ? std::string() : std::string(found.bytes(0, 0)); }

refusal unreadable(std::exception const& why) { return {sentence(std::string("The log's key cannot be read: ") + why.what())}; }

}  // namespace

std::variant<std::string, refusal> read_postgres_key(std::string const& connection_string) try {
  postgres::connection db(postgres::target(connection_string), key_is_told_within, key_is_told_within);
  check_postgres_schema(db);
  return key_in(db.run("select (select key from dais.keys)"));
} catch (std::exception const& why) {
  return unreadable(why);
}

std::variant<std::string, refusal> agree_on_postgres_key(std::string const& connection_string, std::string const& offered) try {
  postgres::connection db(postgres::target(connection_string), key_is_told_within, key_is_told_within);
  update_postgres_schema(db);
  return key_in(db.run("select dais.agree_on_key($1)", postgres::parameters().bytes(offered)));
} catch (std::exception const& why) {
  return unreadable(why);
}

std::optional<refusal> replace_postgres_key(std::string const& connection_string, std::string const& key) try {
  postgres::connection db(postgres::target(connection_string), key_is_told_within, key_is_told_within);
  check_postgres_schema(db);
  if (!db.run("select dais.replace_key($1, $2)", postgres::parameters().bytes(key).number(postgres_options().expiry.count())).flag(0, 0))
    return refusal{"A server uses this log, and would go on by the key that it has read. Stop it first."};
  return {};
} catch (std::exception const& why) {
  return unreadable(why);
}

}  // namespace dais::log
