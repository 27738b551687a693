#pragma once

#include "fragile_log.hpp"
#include "page.hpp"
#include "room/rooms.hpp"
#include "script.hpp"
#include "stepped_loop.hpp"
#include "wire/transcript.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dais::scenarios {

// Plays a script through rooms, with a page for each who takes part. A line is one of
//   10:00:00  plan protocol/examples/some-plan.json
//   10:15:00  moderator: next
//   10:15:00  at once  other moderator: next        in the same moment as the line above
//   10:15:00.010  unaware  co-moderator: next       before what was done in the last ten milliseconds has reached their page
//   10:15:30  show clock to panellist unhcr
//   10:15:40  moderator: look at the offers         to catch up
//   10:16:00  participant ana: leave                and `come back`
//   10:16:10  co-moderator: work on q1              and `work on nothing`
//   10:17:00  the server restarts                   or `the server stops`, and later `the server is back`
//   10:18:00  the disk is slow                      until `the disk is well again`: what is asked is decided, and waits to be durable
//   10:19:00  time passes                           and the server does what it does by itself
// at times that do not go back, in the session's zone. Who asks: moderator, other moderator, co-moderator, other co-moderator,
// observer, panellist <id>, participant <name>, stage. What can be asked is in speech.cpp, what can be shown in show.cpp.
class player {
 public:
  player();
  ~player();

  // Plays all of it, and gives it back with what came of each line. Throws std::runtime_error for a line that is none of those.
  script play(script);

 private:
  struct seen_by {
    explicit seen_by(room::frame_reader& by) : page(by) {}
    room::page page;
    room::json::value before;  // the page's view at `before_`
    wire::hello hello;
    std::unique_ptr<room::connection> connection;
  };
  struct asked {
    std::string who;
    std::string id;
  };

  room::link_key key_{9};
  room::frame_reader reader_;
  std::unique_ptr<room::stepped_loop> loop_;
  std::unique_ptr<log::engine> disk_;
  std::unique_ptr<log::fragile_log> log_;
  log::no_bulletins alone_;
  std::unique_ptr<log::subscription> reading_;
  std::unique_ptr<room::rooms> rooms_;
  std::map<std::string, std::unique_ptr<seen_by>> people_;
  std::string session_;
  session_plan plan_;
  transcript told_;
  std::vector<std::string> outcome_;
  std::vector<asked> asked_;  // and not told what came of it
  int commands_ = 0;
  time_point before_{};   // before what is not known to who is unaware
  bool is_slow_ = false;  // the disk

  void connect_all(script const&);
  std::vector<std::string> play_line(std::string const& line, bool more_at_once);
  void begin(std::string const& time, std::string const& plan);
  void go_to(std::string const& time);
  void stop();
  void start();
  seen_by& person(std::string const& who);
  void enter(seen_by&);
  void tell(bool several);
};

}  // namespace dais::scenarios
