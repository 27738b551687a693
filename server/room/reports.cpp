#include "room/reports.hpp"

#include "room/limits.hpp"
#include "room/projection.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

namespace dais::room {

reports::reports(loop& on, log::engine& engine) : loop_(on), log_(engine) {}

void reports::make(std::string session, std::uint64_t until, time_point now, report::export_format const& as, made then) {
  waiting_.push_back({std::move(session), until, now, as, std::move(then)});
  if (waiting_.size() == 1) begin();
}

void reports::forget(std::string const& session) {
  std::erase_if(latest_, [&](auto const& one) { return one->session == session; });
}

void reports::begin() {
  auto const& session = waiting_.front().session;
  auto found = std::find_if(latest_.begin(), latest_.end(), [&](auto const& one) { return one->session == session; });
  if (found == latest_.end()) found = latest_.insert(latest_.end(), std::make_shared<folded>(folded{session, {}}));
  latest_.splice(latest_.begin(), latest_, found);
  if (latest_.size() > limits::reports_kept) latest_.pop_back();
  go_on(std::shared_ptr(latest_.front()));
}

// Takes one chunk of the log at a time, so that no more of it than that waits for the other thread.
void reports::go_on(std::shared_ptr<folded> const& on_it) {
  if (on_it->failed) {
    forget(on_it->session);
    return finish(nullptr);
  }
  if (on_it->of.state().seq >= waiting_.front().until) return write(on_it);
  subscription_ = log_.follow(
      on_it->session, on_it->of.state().seq, [this, on_it](std::span<log::entry const> entries) { take(on_it, entries); },
      [this] { finish(nullptr); }, [this](log::fault const&) { finish(nullptr); });
}

void reports::take(std::shared_ptr<folded> const& to, std::span<log::entry const> some) {
  auto const on_it = to;  // which the subscription holds
  auto const entries = std::make_shared<std::vector<log::entry> const>(some.begin(), some.end());
  subscription_.reset();
  run(
      [entries, on_it] {
        for (auto const& entry : *entries) {
          auto const read = record_of(entry);
          on_it->failed = std::holds_alternative<std::string>(read);
          if (on_it->failed) return;
          on_it->of.take(std::get<record>(read));
        }
      },
      [this, on_it] { go_on(on_it); });
}

void reports::write(std::shared_ptr<folded> const& on_it) {
  auto const bytes = std::make_shared<std::string>();
  auto const& asked = waiting_.front();
  run([bytes, on_it, now = asked.now, write = asked.as.write] { *bytes = write(on_it->of.as_of(now)); }, [this, bytes] { finish(bytes); });
}

void reports::finish(std::shared_ptr<std::string const> bytes) {
  subscription_.reset();
  auto const then = std::move(waiting_.front().then);
  waiting_.pop_front();
  std::weak_ptr const alive = alive_;
  then(std::move(bytes));
  if (!alive.expired() && !waiting_.empty()) begin();
}

void reports::run(std::function<void()> job, std::function<void()> then) {
  loop_.work(std::move(job), [alive = std::weak_ptr(alive_), then = std::move(then)] {
    if (!alive.expired()) then();
  });
}

}  // namespace dais::room
