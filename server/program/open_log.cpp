#include "program/open_log.hpp"

#include "log/postgres_bulletins.hpp"
#include "log/postgres_log.hpp"
#include "log/sqlite_log.hpp"
#include "room/limits.hpp"

#include <spdlog/spdlog.h>

#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace dais::program {
namespace {

using answer = std::optional<std::variant<time_point, log::fault>>;

std::unique_ptr<log::engine> engine_of(std::variant<std::unique_ptr<log::engine>, log::refusal> opened) {
  if (auto const* const refused = std::get_if<log::refusal>(&opened)) throw std::runtime_error(refused->what);
  return std::move(std::get<std::unique_ptr<log::engine>>(opened));
}

log::engine::post post_to(net::asio_loop& loop) {
  return [&loop](std::function<void()> work) { loop.post(std::move(work)); };
}

// Says when it is something else that is waited for.
class waiting {
 public:
  void tell(std::optional<std::string> const& trouble) {
    if (trouble && trouble != told_) spdlog::warn("Waiting for the log: {}.", *trouble);
    told_ = trouble;
  }

 private:
  std::optional<std::string> told_;
};

void tell_found(log_place const& place, log::condition const& found) {
  for (auto const& remark : found.remarks) spdlog::warn("{}: {}.", place.name(), remark);
  for (auto const& [session, by] : found.ahead) {
    if (by < limits::ahead_told) continue;
    spdlog::warn(
        "The time of the session {} runs {} ahead of this machine's clock: it was last used while the clock was ahead. A copy of it, made "
        "on "
        "the home page, has the right time.",
        session,
        std::to_string(by / std::chrono::hours(24)) + " d " + std::to_string(by % std::chrono::hours(24) / std::chrono::minutes(1)) +
            " min");
  }
  for (auto const& [session, what] : found.damaged) {
    spdlog::error(
        "The record of the session {} is damaged: {}. It is not served; all others are. `dais verify` says what is wrong, `dais repair` "
        "saves the rest.",
        session, what);
  }
}

}  // namespace

std::string log_place::name() const { return is_in_database() ? log::postgres::target(connection_string_).name() : file_; }

std::string why_not_database(std::string const& connection_string) try {
  log::postgres::target const target(connection_string);
  return "";
} catch (std::invalid_argument const& why) {
  return why.what();
}

opened_log open_log(log_place const& place, net::asio_loop& loop, bool const& stop) {
  auto const clock = [&loop] { return loop.now(); };
  auto engine = engine_of(place.is_in_database() ? log::open_postgres_log(place.where(), post_to(loop))
                                                 : log::open_sqlite_log(place.where(), post_to(loop), clock));
  answer newest;
  engine->newest([&](auto found) { newest = std::move(found); });
  waiting for_it;
  while (!loop.run_until([&] { return stop || newest.has_value(); }, std::chrono::seconds(2))) for_it.tell(engine->health().trouble);
  if (stop) throw stopped();
  if (auto const* const wrong = std::get_if<log::fault>(&*newest)) throw std::runtime_error(place.name() + ": " + wrong->what);
  tell_found(place, engine->health());
  return {std::move(engine), std::get<time_point>(*newest) != time_point{}};
}

std::unique_ptr<log::bulletins> bulletins_of(log_place const& place, net::asio_loop& loop) {
  if (!place.is_in_database()) return std::make_unique<log::no_bulletins>();
  return log::make_postgres_bulletins(place.where(), post_to(loop));
}

std::unique_ptr<log::engine> open_log_for_reading(log_place const& place, net::asio_loop& loop) {
  if (!place.is_in_database()) return engine_of(log::open_sqlite_log_for_reading(place.where(), post_to(loop)));
  auto engine = engine_of(log::open_postgres_log(place.where(), post_to(loop), {.is_reading = true}));
  answer newest;
  engine->newest([&](auto found) { newest = std::move(found); });
  loop.run_until([&] { return newest.has_value(); });
  if (auto const* const wrong = std::get_if<log::fault>(&*newest)) throw std::runtime_error(place.name() + ": " + wrong->what);
  return engine;
}

}  // namespace dais::program
