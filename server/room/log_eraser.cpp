#include "room/log_eraser.hpp"

#include "session/evolve.hpp"
#include "wire/codec.hpp"

#include <utility>
#include <variant>

namespace dais::room {

log_eraser::log_eraser(loop& on, log::engine& engine, std::string session, erasure of, std::uint64_t until,
                       std::function<void(std::optional<std::string>)> done)
    : loop_(on),
      log_(engine),
      session_(std::move(session)),
      until_(until),
      done_(std::move(done)),
      work_(std::make_shared<work>(work{std::move(of), {}, {}, {}})) {
  go_on();
}

// Takes one chunk of the log at a time, so that no more of it than that waits for the other thread.
void log_eraser::go_on() {
  if (work_->wrong) return finish(work_->wrong);
  if (work_->before.seq >= until_) return rewrite();
  subscription_ = log_.follow(
      session_, work_->before.seq, [this](std::span<log::entry const> entries) { take(entries); }, {},
      [this](log::fault const& fault) { finish(fault.what); });
}

void log_eraser::take(std::span<log::entry const> some) {
  auto entries = std::make_shared<std::vector<log::entry> const>(some.begin(), some.end());
  subscription_.reset();
  loop_.work(
      [entries = std::move(entries), on_it = work_] {
        for (auto const& entry : *entries) {
          auto read = read_payload(entry.payload);
          if (auto const* wrong = std::get_if<std::string>(&read)) {
            on_it->wrong = *wrong;
            return;
          }
          auto const there = record_of(entry.seq, entry.at, std::get<payload>(std::move(read)));
          auto instead = on_it->of.replaced(on_it->before, there);
          if (instead) on_it->instead.push_back({entry.seq, write_payload(payload_of(*std::move(instead)))});
          evolve(on_it->before, there);
        }
      },
      [this, alive = std::weak_ptr(alive_)] {
        if (!alive.expired()) go_on();
      });
}

// Also where there is nothing to replace: a rewriting that was cut off may have left what was there on the disk.
void log_eraser::rewrite() {
  log_.rewrite(session_, std::move(work_->instead), [this, alive = std::weak_ptr(alive_)](std::optional<log::fault> const& wrong) {
    if (!alive.expired()) finish(wrong ? std::optional(wrong->what) : std::nullopt);
  });
}

void log_eraser::finish(std::optional<std::string> wrong) {
  auto const done = done_;  // which destroys this
  done(std::move(wrong));
}

}  // namespace dais::room
