#include "log/postgres.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dais::log::postgres {
namespace {

using steady = std::chrono::steady_clock;

constexpr Oid bytea = 17, int8 = 20, bytea_array = 1001, int8_array = 1016;

void add_big_endian(std::string& to, std::uint64_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) to += static_cast<char>(number >> (8 * i) & 0xFF);
}

std::string one_line(char const* message) {
  std::string text(message ? message : "");
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// One dimension, from 1 on, without NULLs.
std::string array_of(Oid element, std::size_t count) {
  std::string bytes;
  add_big_endian(bytes, count == 0 ? 0 : 1, 4);
  add_big_endian(bytes, 0, 4);
  add_big_endian(bytes, element, 4);
  if (count == 0) return bytes;
  add_big_endian(bytes, count, 4);
  add_big_endian(bytes, 1, 4);
  return bytes;
}

// It is said by libpq itself, in English, of a server that was reached and takes no writes.
bool takes_no_writes(std::string const& message) { return message.find("session is read-only") != std::string::npos; }

bool is_local(std::string const& host) {
  return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::vector<std::string> listed(std::string const& list) {
  std::vector<std::string> all(1);
  for (char const c : list) {
    if (c == ',')
      all.emplace_back();
    else
      all.back() += c;
  }
  return all;
}

struct free_options {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

bool error::is_passing() const {
  // A deadlock or another order of commits, a lock or a statement that took too long, a server that has stopped taking writes.
  return state_ == "40001" || state_ == "40P01" || state_ == "55P03" || state_ == "57014" || state_ == "25006";
}

void parameters::add(unsigned type, std::string value) {
  types_.push_back(type);
  values_.push_back(std::move(value));
}

parameters& parameters::bytes(std::string_view value) {
  add(bytea, std::string(value));
  return *this;
}

parameters& parameters::number(std::int64_t value) {
  std::string bytes;
  add_big_endian(bytes, static_cast<std::uint64_t>(value), 8);
  add(int8, std::move(bytes));
  return *this;
}

parameters& parameters::bytes(std::span<std::string const> values) {
  auto all = array_of(bytea, values.size());
  for (auto const& one : values) {
    add_big_endian(all, one.size(), 4);
    all += one;
  }
  add(bytea_array, std::move(all));
  return *this;
}

parameters& parameters::numbers(std::span<std::int64_t const> values) {
  auto all = array_of(int8, values.size());
  for (auto const one : values) {
    add_big_endian(all, 8, 4);
    add_big_endian(all, static_cast<std::uint64_t>(one), 8);
  }
  add(int8_array, std::move(all));
  return *this;
}

void rows::clear::operator()(pg_result* r) const { PQclear(r); }

int rows::count() const { return PQntuples(result_.get()); }

bool rows::is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) != 0; }

std::string_view rows::bytes(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::int64_t rows::number(int row, int column) const {
  std::uint64_t number = 0;
  for (char const byte : bytes(row, column)) number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

bool is_target(std::string_view text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://") || text.find('=') != std::string_view::npos;
}

target::target(std::string const& connection_string) {
  char* wrong = nullptr;
  std::unique_ptr<PQconninfoOption, free_options> const said(PQconninfoParse(connection_string.c_str(), &wrong));
  if (!said) {
    auto const why = one_line(wrong);
    PQfreemem(wrong);
    throw std::invalid_argument("This is no connection string of PostgreSQL, such as postgres://dais@db.example/dais: " + why + ".");
  }
  // A server that takes writes, wherever it is, and word within seconds of one that does not answer.
  values_ = {{"target_session_attrs", "read-write"}, {"connect_timeout", "2"},  {"tcp_user_timeout", "1000"}, {"keepalives_idle", "1"},
             {"keepalives_interval", "1"},           {"keepalives_count", "2"}, {"application_name", "dais"}};
  for (auto const* one = said.get(); one->keyword; ++one) {
    if (!one->val) continue;
    values_[one->keyword] = one->val;
    auto const keyword = std::string_view(one->keyword);
    if (keyword == "host" || keyword == "port" || keyword == "dbname" || keyword == "user")
      name_ += (name_.empty() ? "" : " ") + std::string(keyword) + '=' + one->val;
  }
  if (name_.empty()) name_ = "PostgreSQL";
}

std::optional<std::string> target::remark() const {
  if (values_.contains("sslmode") || std::getenv("PGSSLMODE")) return {};
  auto const found = values_.find("host");
  for (std::string_view hosts = found == values_.end() ? std::string_view() : found->second; !hosts.empty();) {
    auto const end = std::min(hosts.find(','), hosts.size());
    if (!is_local(std::string(hosts.substr(0, end))))
      return "the connection string does not say how the connection is kept from others: with sslmode=verify-full nobody on the way can "
             "read or change what is kept (and sslrootcert names who signs for the database); another sslmode accepts less";
    hosts.remove_prefix(std::min(end + 1, hosts.size()));
  }
  return {};
}

std::vector<std::map<std::string, std::string>> target::each_host() const {
  auto const list_of = [&](char const* keyword) {
    auto const found = values_.find(keyword);
    return found == values_.end() ? std::vector<std::string>() : listed(found->second);
  };
  auto const count = std::max({list_of("host").size(), list_of("hostaddr").size(), std::size_t{1}});
  std::vector<std::map<std::string, std::string>> all(count, values_);
  for (auto const* keyword : {"host", "hostaddr", "port"}) {
    auto const list = list_of(keyword);
    for (std::size_t i = 0; list.size() > 1 && i < std::min(count, list.size()); ++i) all[i][keyword] = list[i];
  }
  return all;
}

connection::connection(target const& to, std::chrono::milliseconds statement, std::chrono::milliseconds answer) : answer_(answer) {
  // libpq goes on to the next host where one refuses the connection, and not where something before it takes the connection and ends it.
  auto const hosts = to.each_host();
  // It refuses what it refuses twice: once may have been before it was ready.
  for (bool is_again = false; !handle_; is_again = true) {
    std::string troubles;
    bool is_refused = false;
    for (auto const& host : hosts) {
      std::vector<char const*> keywords, values;
      for (auto const& [keyword, value] : host) {
        keywords.push_back(keyword.c_str());
        values.push_back(value.c_str());
      }
      keywords.push_back(nullptr);
      values.push_back(nullptr);
      // Rather than by its asynchronous counterpart, which waits for a host for as long as the kernel does.
      handle_.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
      if (PQstatus(handle_.get()) == CONNECTION_OK) break;
      auto const why = one_line(PQerrorMessage(handle_.get()));
      handle_.reset();
      troubles += (troubles.empty() ? "" : " ") + why;
      is_refused = is_refused || (!takes_no_writes(why) && PQpingParams(keywords.data(), values.data(), 0) == PQPING_OK);
    }
    if (handle_) break;
    if (!is_refused) throw error("", troubles);
    if (is_again) throw refused(troubles);
  }
  PQsetNoticeReceiver(
      handle_.get(),
      [](void* self, PGresult const* notice) {
        auto const* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
        if (severity && std::string_view(severity) == "WARNING")
          static_cast<connection*>(self)->warning_ = one_line(PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY));
      },
      this);
  PQsetnonblocking(handle_.get(), 1);
  // What is confirmed is on the server's disk at least, and on those of whoever it is told to wait for.
  run_all("set statement_timeout = " + std::to_string(statement.count()) +
              "; select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')",
          answer_);
}

void connection::finish::operator()(pg_conn* c) const { PQfinish(c); }

int connection::server_version() const { return PQserverVersion(handle_.get()); }

int connection::backend() const { return PQbackendPID(handle_.get()); }

int connection::socket() const { return PQsocket(handle_.get()); }

void connection::lose(std::string const& why) const { throw error("", why); }

rows connection::run(char const* sql, parameters const& with) {
  std::vector<char const*> values;
  std::vector<int> lengths;
  for (auto const& one : with.values_) {
    values.push_back(one.data());
    lengths.push_back(static_cast<int>(one.size()));
  }
  std::vector<int> const formats(values.size(), 1);
  warning_.clear();
  if (PQsendQueryParams(handle_.get(), sql, static_cast<int>(values.size()), with.types_.data(), values.data(), lengths.data(),
                        formats.data(), 1) == 0)
    lose(one_line(PQerrorMessage(handle_.get())));
  return answer(answer_);
}

void connection::run_all(std::string const& sql, std::chrono::milliseconds at_most) {
  warning_.clear();
  if (PQsendQuery(handle_.get(), sql.c_str()) == 0) lose(one_line(PQerrorMessage(handle_.get())));
  answer(at_most);
}

// The last one, of several statements; the first that failed, where one did.
rows connection::answer(std::chrono::milliseconds at_most) {
  auto const until = steady::now() + at_most;
  std::optional<rows> given;
  std::optional<error> failed;
  for (;;) {
    auto const unsent = PQflush(handle_.get());
    if (unsent < 0) lose(one_line(PQerrorMessage(handle_.get())));
    if (unsent == 0 && PQisBusy(handle_.get()) == 0) {
      auto* const result = PQgetResult(handle_.get());
      if (!result) break;
      rows one(result);
      auto const status = PQresultStatus(result);
      if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
        given = std::move(one);
      } else if (!failed) {
        auto const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        failed.emplace(state ? state : "", one_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
        if (!state) failed.emplace("", one_line(PQresultErrorMessage(result)));
      }
      continue;
    }
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - steady::now()).count();
    if (left <= 0) lose("the database does not answer");
    pollfd on{PQsocket(handle_.get()), static_cast<short>(POLLIN | (unsent > 0 ? POLLOUT : 0)), 0};
    ::poll(&on, 1, static_cast<int>(left));
    if ((on.revents & (POLLIN | POLLERR | POLLHUP)) != 0 && PQconsumeInput(handle_.get()) == 0)
      lose(one_line(PQerrorMessage(handle_.get())));
  }
  // What a server says that ends (57P…) came before it ended, or instead of what it did.
  if (failed && (PQstatus(handle_.get()) != CONNECTION_OK || failed->state().starts_with("57P") || failed->state().starts_with("08")))
    lose(failed->what());
  if (failed) throw *failed;
  if (!given) lose("the database ended the connection");
  return std::move(*given);
}

std::vector<connection::notification> connection::notifications() {
  if (PQconsumeInput(handle_.get()) == 0) lose(one_line(PQerrorMessage(handle_.get())));
  std::vector<notification> all;
  while (auto* const one = PQnotifies(handle_.get())) {
    all.push_back({one->extra, one->be_pid});
    PQfreemem(one);
  }
  return all;
}

}  // namespace dais::log::postgres
