#include "room/checkpoint_maker.hpp"

#include "room/checkpoint.hpp"

#include <utility>
#include <vector>

namespace dais::room {

checkpoint_maker::checkpoint_maker(loop& on, log::engine& engine, std::string session, std::uint64_t until, std::function<void()> done)
    : loop_(on), log_(engine), session_(std::move(session)), until_(until), done_(std::move(done)) {
  log_.checkpoint(session_, [this, alive = std::weak_ptr(alive_)](std::string bytes) {
    if (alive.expired()) return;
    run(
        [bytes = std::move(bytes)](work& on_it) {
          auto before = read_checkpoint(bytes);
          if (!before) return;
          on_it.made = std::move(*before);
          on_it.is_proven = false;
        },
        &checkpoint_maker::go_on);
  });
}

void checkpoint_maker::run(std::function<void(work&)> job, void (checkpoint_maker::*then)()) {
  loop_.work([job = std::move(job), on_it = work_] { job(*on_it); },
             [this, then, alive = std::weak_ptr(alive_)] {
               if (!alive.expired()) (this->*then)();
             });
}

// Takes one chunk of the log at a time, so that no more of it than that waits for the other thread.
void checkpoint_maker::go_on() {
  if (work_->failed) return finish();
  auto const at = work_->made.state.seq;
  if (work_->is_proven && at >= until_) {
    return run(
        [](work& on_it) {
          on_it.bytes = write_checkpoint(on_it.made);
          on_it.made = {};  // which takes a while
        },
        &checkpoint_maker::keep);
  }
  subscription_ = log_.follow(
      session_, at - (work_->is_proven ? 0 : 1), [this](std::span<log::entry const> entries) { take(entries); },
      [this] {
        subscription_.reset();
        if (work_->is_proven) return finish();
        // There is no such record: what was kept is of a longer log.
        run([](work& on_it) { on_it = {}; }, &checkpoint_maker::go_on);
      },
      [this](log::fault const&) { finish(); });
}

void checkpoint_maker::take(std::span<log::entry const> some) {
  auto const entries = std::make_shared<std::vector<log::entry> const>(some.begin(), some.end());
  subscription_.reset();
  run(
      [entries](work& on_it) {
        for (auto const& entry : *entries) {
          if (!on_it.is_proven) {
            if (!stands_at(on_it.made, entry)) on_it.made = {};
            on_it.is_proven = true;
            if (on_it.made.state.seq == 0) return;
          } else {
            on_it.failed = std::holds_alternative<std::string>(apply(on_it.made, entry));
            if (on_it.failed) return;
          }
        }
      },
      &checkpoint_maker::go_on);
}

void checkpoint_maker::keep() {
  log_.keep_checkpoint(session_, std::move(work_->bytes));
  finish();
}

void checkpoint_maker::finish() {
  auto const done = done_;  // which destroys this
  done();
}

}  // namespace dais::room
