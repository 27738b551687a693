#pragma once

#include "log/log.hpp"

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dais::log {

// An engine in front of another one, whose disk the test holds up, breaks, or pulls the plug of.
class fragile_log final : public engine {
 public:
  // Both must outlive it.
  fragile_log(engine& behind, post p) : behind_(behind), post_(std::move(p)) {}

  // An orderly end: what waits is kept, and nobody is told.
  ~fragile_log() override {
    *alive_ = false;
    for (auto& one : waiting_) behind_.append(std::move(one.session), std::move(one.id), std::move(one.payload), {});
  }

  // What is appended from now on waits.
  void hold() { held_ = true; }
  void release() {
    held_ = false;
    while (!waiting_.empty()) pass_on();
  }

  // The process dies: what waits is lost, and nobody is told anything.
  void pull_the_plug() {
    waiting_.clear();
    *alive_ = false;
  }

  // Not taken; or taken, and not known whether for good: what is lost is not in the log then, what is kept is.
  enum class trouble { refused, lost, kept };
  // What becomes of the next entries that are appended.
  void fail_next(trouble how, int count = 1) { troubles_.insert(troubles_.end(), static_cast<std::size_t>(count), how); }

  // Nothing more is rewritten, and nobody is told: the process dies before that. Or so often it fails.
  void lose_rewriting() { loses_rewriting_ = true; }
  void fail_rewriting(int times) { rewritings_to_fail_ = times; }

  // What it says of itself.
  condition is;
  condition health() const override { return is; }

  // Whoever follows from now on is told that the log cannot be read.
  void set_unreadable(bool unreadable) { unreadable_ = unreadable; }

  std::size_t waiting() const { return waiting_.size(); }

  std::size_t looked_up = 0;                  // entries by their ids
  std::vector<std::uint64_t> followed_after;  // the entries after which somebody wanted to be given what comes

  void append(std::string session, std::string id, std::string payload, done d) override {
    waiting_.push_back({std::move(session), std::move(id), std::move(payload), std::move(d)});
    if (!held_) pass_on();
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    followed_after.push_back(after);
    if (!unreadable_) return behind_.follow(std::move(session), after, std::move(d), std::move(caught_up), std::move(f));
    auto subscribed = std::make_unique<failing>();
    post_([alive = std::weak_ptr<bool>(subscribed->alive), f = std::move(f)] {
      if (!alive.expired() && f) f({"the disk cannot be read"});
    });
    return subscribed;
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    ++looked_up;
    auto tell = [alive = alive_, then = std::move(then)](std::variant<found, fault> const& result) {
      if (*alive) then(result);
    };
    if (!unreadable_) return behind_.find(std::move(session), std::move(id), std::move(tell));
    post_([tell = std::move(tell)] { tell(fault{"the disk cannot be read"}); });
  }

  void keep_checkpoint(std::string session, std::string bytes) override {
    if (*alive_) behind_.keep_checkpoint(std::move(session), std::move(bytes));
  }
  void checkpoint(std::string session, std::function<void(std::string)> then) override {
    behind_.checkpoint(std::move(session), [alive = alive_, then = std::move(then)](std::string bytes) {
      if (*alive) then(std::move(bytes));
    });
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    return behind_.follow_sessions(std::move(d), std::move(caught_up), std::move(f));
  }
  void forget(std::string session, forgotten told) override { behind_.forget(std::move(session), std::move(told)); }
  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) override {
    if (loses_rewriting_ || !*alive_) return;
    if (rewritings_to_fail_ > 0) {
      --rewritings_to_fail_;
      return post_([told = std::move(told)] { told(fault{"no space left on the disk"}); });
    }
    behind_.rewrite(std::move(session), std::move(entries), std::move(told));
  }
  void close(std::function<void()> then) override {
    release();
    behind_.close([alive = alive_, then = std::move(then)] {
      if (*alive) then();
    });
  }
  bool is_shared() const override { return behind_.is_shared(); }
  void newest(std::function<void(std::variant<time_point, fault>)> then) override { behind_.newest(std::move(then)); }

 private:
  struct append_asked {
    std::string session, id, payload;
    done told;
  };
  struct failing final : subscription {
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
  };

  engine& behind_;
  post post_;
  bool held_ = false;
  bool unreadable_ = false;
  bool loses_rewriting_ = false;
  int rewritings_to_fail_ = 0;
  std::deque<append_asked> waiting_;
  std::deque<trouble> troubles_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);

  void pass_on() {
    auto one = std::move(waiting_.front());
    waiting_.pop_front();
    auto tell = [alive = alive_, told = std::move(one.told)](append_outcome const& result) {
      if (*alive && told) told(result);
    };
    if (troubles_.empty()) {
      behind_.append(std::move(one.session), std::move(one.id), std::move(one.payload), std::move(tell));
      return;
    }
    auto const how = troubles_.front();
    troubles_.pop_front();
    std::string const disk_full = "no space left on the disk";
    if (how == trouble::refused) {
      post_([tell = std::move(tell), disk_full] { tell(not_appended{disk_full}); });
    } else if (how == trouble::lost) {
      post_([tell = std::move(tell), disk_full] { tell(unknown{disk_full}); });
    } else {
      behind_.append(std::move(one.session), std::move(one.id), std::move(one.payload),
                     [tell = std::move(tell), disk_full](auto const&) { tell(unknown{disk_full}); });
    }
  }
};

}  // namespace dais::log
