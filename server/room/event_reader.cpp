#include "room/event_reader.hpp"

#include "room/limits.hpp"
#include "room/projection.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace dais::room {

struct event_reader::folding {
  report::event_maker of;
  std::vector<log::entry> entries;
  std::vector<report::made_event> events;
  std::optional<std::string> wrong;

  void run() {
    for (auto const& entry : entries) {
      auto const read = record_of(entry);
      if (auto const* const fault = std::get_if<std::string>(&read)) return wrong.emplace(*fault), void();
      auto some = of.take(std::get<record>(read));
      events.insert(events.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    entries.clear();
  }
};

namespace {

duration ahead_in(log::engine const& engine, std::string const& session) {
  auto const ahead = engine.health().ahead;
  auto const found = ahead.find(session);
  return found == ahead.end() ? duration{} : found->second;
}

}  // namespace

event_reader::event_reader(loop& on, log::engine& engine, std::string session, std::uint32_t time_scale, given to, failed wrong)
    : loop_(on),
      log_(engine),
      session_(std::move(session)),
      time_scale_(time_scale),
      ahead_(ahead_in(engine, session_)),
      given_(std::move(to)),
      failed_(std::move(wrong)),
      folding_(std::make_shared<folding>()) {}

void event_reader::read() {
  if (is_asked_) return;
  is_asked_ = true;
  if (has_caught_up_) return watch_clock();
  follow();
}

void event_reader::rest_at(std::uint64_t record) {
  rests_at_ = record;
  place_.record = record;
  place_.rests = true;
  folding_ = std::make_shared<folding>();
  clock_.reset();
}

void event_reader::follow() {
  subscription_ = log_.follow(
      session_, rests_at_.value_or(folding_->of.record()), [this](std::span<log::entry const> some) { take(some); }, [this] { catch_up(); },
      [this](log::fault const& why) { failed_(why); });
}

// Takes one chunk of the log at a time, so that no more of it than that waits; what comes while nobody asks is read again.
void event_reader::take(std::span<log::entry const> some) {
  clock_.reset();
  has_caught_up_ = false;
  if (rests_at_ && is_asked_) {
    rests_at_.reset();
    return follow();
  }
  if (is_asked_) fold(some);
  subscription_.reset();
}

void event_reader::fold(std::span<log::entry const> some) {
  folding_->entries.assign(some.begin(), some.end());
  loop_.work([on_it = folding_] { on_it->run(); },
             [this, alive = std::weak_ptr(alive_)] {
               if (alive.expired()) return;
               if (folding_->wrong) return failed_({*folding_->wrong});
               give(std::exchange(folding_->events, {}), false);
             });
}

void event_reader::catch_up() {
  has_caught_up_ = true;
  if (is_asked_) give(rests_at_ ? std::vector<report::made_event>{} : folding_->of.pass(now()), true);
}

void event_reader::watch_clock() {
  if (rests_at_) return;
  auto const next = folding_->of.next();
  if (!next) {
    clock_ = loop_.after(limits::event_reader_rests, [this] { rest_at(place_.record); });
    return;
  }
  auto const scale = static_cast<duration::rep>(time_scale_);
  clock_ = loop_.after(std::max((*next - now() + duration(scale - 1)) / scale, duration{}), [this] {
    auto some = folding_->of.pass(now());
    if (some.empty()) return watch_clock();
    give(std::move(some), true);
  });
}

void event_reader::give(std::vector<report::made_event> some, bool is_latest) {
  is_asked_ = false;
  if (!rests_at_) {
    auto const& of = folding_->of;
    place_ = {of.record(), of.parts(), is_latest && !of.next()};
    created_ = of.created();
  }
  given_(std::move(some), is_latest);
}

}  // namespace dais::room
