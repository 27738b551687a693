#pragma once

#include "line.hpp"
#include "log/log.hpp"
#include "room/loop.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dais::log {

// One node's end of an engine that others append to as well: all that this node is given or told comes later, in the order in which it was
// given. What it appends is on its way at once.
class late_log final : public engine {
 public:
  // Both must outlive it.
  late_log(engine& behind, room::loop& on, room::line::delay by) : behind_(behind), line_(room::line::over(on, std::move(by))) {}
  ~late_log() override { line_->cut(); }

  void append(std::string session, std::string id, std::string payload, done told) override {
    if (!told) return behind_.append(std::move(session), std::move(id), std::move(payload), {});
    behind_.append(std::move(session), std::move(id), std::move(payload), later(std::move(told)));
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    auto by = std::make_unique<handle>();
    by->behind = behind_.follow(std::move(session), after, all_of<entry>(by->open, std::move(d)),
                                while_open(by->open, std::move(caught_up)), while_open(by->open, std::move(f)));
    return by;
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    behind_.find(std::move(session), std::move(id), later(std::move(then)));
  }

  void keep_checkpoint(std::string session, std::string bytes) override { behind_.keep_checkpoint(std::move(session), std::move(bytes)); }
  void checkpoint(std::string session, std::function<void(std::string)> then) override {
    behind_.checkpoint(std::move(session), later(std::move(then)));
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    auto by = std::make_unique<handle>();
    by->behind = behind_.follow_sessions(all_of<std::string>(by->open, std::move(d)), while_open(by->open, std::move(caught_up)),
                                         while_open(by->open, std::move(f)));
    return by;
  }

  void forget(std::string session, forgotten told) override { behind_.forget(std::move(session), later(std::move(told))); }
  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) override {
    behind_.rewrite(std::move(session), std::move(entries), later(std::move(told)));
  }
  void close(std::function<void()> then) override { behind_.close(later(std::move(then))); }
  bool is_shared() const override { return true; }
  condition health() const override { return behind_.health(); }
  void newest(std::function<void(std::variant<time_point, fault>)> then) override { behind_.newest(later(std::move(then))); }

 private:
  struct handle final : subscription {
    std::shared_ptr<bool> open = std::make_shared<bool>(true);
    std::unique_ptr<subscription> behind;
    ~handle() override { *open = false; }
  };

  engine& behind_;
  std::shared_ptr<room::line> line_;

  template <typename... With>
  std::function<void(With...)> later(std::function<void(With...)> then) {
    return [line = line_, then = std::move(then)](With... with) { line->carry([then, ... with = std::move(with)] { then(with...); }); };
  }

  template <typename... With>
  std::function<void(With...)> while_open(std::shared_ptr<bool> open, std::function<void(With...)> then) {
    if (!then) return {};
    return later(std::function<void(With...)>([open = std::move(open), then = std::move(then)](With... with) {
      if (*open) then(std::move(with)...);
    }));
  }

  template <typename One>
  std::function<void(std::span<One const>)> all_of(std::shared_ptr<bool> open, std::function<void(std::span<One const>)> then) {
    return [line = line_, open = std::move(open), then = std::move(then)](std::span<One const> some) {
      line->carry([open, then, kept = std::vector<One>(some.begin(), some.end())] {
        if (*open) then(kept);
      });
    };
  }
};

}  // namespace dais::log
