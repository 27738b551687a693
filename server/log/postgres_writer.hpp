#pragma once

#include "log/chain.hpp"
#include "log/log.hpp"
#include "log/postgres.hpp"
#include "log/postgres_reader.hpp"

#include <chrono>
#include <vector>

namespace dais::log {

// An append on its way. It can be given to the database any number of times: its salt tells that what is there is its own.
struct append_on_its_way {
  append_on_its_way(std::string s, std::int64_t n, std::string i, std::string p, engine::done d)
      : session(std::move(s)),
        number(n),
        id(std::move(i)),
        payload(std::move(p)),
        done(std::move(d)),
        with(random_salt()),
        bytes(session.size() + id.size() + payload.size()) {}

  std::string session;
  std::int64_t number;  // of the session that is meant; 0: of whichever has that name, or a new one
  std::string id;
  std::string payload;
  engine::done done;
  salt with;
  std::size_t bytes;
  std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
};

// What became of one.
struct landed {
  std::int64_t session = 0;  // its number; 0: nothing was appended, for the one that was meant is not there any more
  bool is_new = false;
  place at;
  time_point stamp{};
};

// Puts entries into a log in PostgreSQL: each call is one transaction there, and durable when it returns. Trouble is thrown; where it is
// `is_lost`, the transaction may be done all the same.
class postgres_writer {
 public:
  explicit postgres_writer(postgres::connection& db) : db_(db) {}

  // In the order of the appends.
  std::vector<landed> append(std::span<append_on_its_way const> batch);

  std::variant<found, fault> find(std::string const& session, std::string const& id);

  void forget(std::string const& session);
  std::optional<fault> rewrite(std::string const& session, std::vector<rewritten> const&);

 private:
  postgres::connection& db_;
};

}  // namespace dais::log
