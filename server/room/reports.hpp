#pragma once

#include "log/log.hpp"
#include "report/exports.hpp"
#include "report/reporter.hpp"
#include "room/loop.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <span>
#include <string>

namespace dais::room {

// Makes reports of sessions from their logs, beside the rooms, on the loop's other thread: one after the other. What was folded of the
// sessions that were asked for last is kept, for a page that shows a report asks again and again.
class reports {
 public:
  using made = std::function<void(std::shared_ptr<std::string const>)>;

  // References must outlive the reports, which answer nothing any more when they are destroyed.
  reports(loop&, log::engine&);

  // With the records up to `until`, which must be in the log, and what runs counted up to `now`. Null where the log cannot be read.
  void make(std::string session, std::uint64_t until, time_point now, report::export_format const&, made);

  // Keeps nothing of a session that goes.
  void forget(std::string const& session);

 private:
  // What the other thread works on, while the loop leaves it alone.
  struct folded {
    std::string session;
    report::reporter of;
    bool failed = false;
  };
  struct request {
    std::string session;
    std::uint64_t until;
    time_point now;
    report::export_format const& as;
    made then;
  };

  loop& loop_;
  log::engine& log_;
  std::deque<request> waiting_;                // the first is being worked on
  std::list<std::shared_ptr<folded>> latest_;  // the first was asked for last
  std::unique_ptr<log::subscription> subscription_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void begin();
  void go_on(std::shared_ptr<folded> const&);
  void take(std::shared_ptr<folded> const&, std::span<log::entry const>);
  void write(std::shared_ptr<folded> const&);
  void finish(std::shared_ptr<std::string const>);
  void run(std::function<void()> job, std::function<void()> then);
};

}  // namespace dais::room
