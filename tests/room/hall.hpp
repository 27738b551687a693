#pragma once

#include "bulletin_board.hpp"
#include "catch.hpp"
#include "fragile_log.hpp"
#include "late_log.hpp"
#include "page.hpp"
#include "room/rooms.hpp"
#include "stepped_loop.hpp"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace dais::room {

// A panel of ninety minutes with two panellists: introductions, two presentations, Q&A, concluding remarks.
session_plan small_plan();

// Rooms with one session, "panel", over a log in memory that outlives them.
struct hall {
  explicit hall(session_plan plan = small_plan());

  stepped_loop loop{time_point(std::chrono::milliseconds(1'487'258'100'000))};
  duration log_behind{};              // the log's clock behind the loop's
  std::unique_ptr<log::engine> disk;  // what is in it is durable
  std::unique_ptr<log::fragile_log> log;
  link_key key{1, 2, 3};
  log::bulletin_board board{loop};
  log::bulletin_board::node nodes{board, "first"};
  std::unique_ptr<rooms> all;
  frame_reader reader;
  int asked = 0;  // so that no two commands have the same id

  // Of a link, after so many others that it replaced.
  std::string token(role as, std::string panellist = {}, std::uint32_t generation = 0) const {
    return token_for(key, {"panel", as, std::move(panellist), generation});
  }
  std::string code() const { return join_code(key, "panel"); }

  // The server ends and starts again; nobody may be connected. What was not yet durable is lost.
  void restart();

  session_status status();
  std::vector<log::entry> entries(std::string const& session = "panel");

  // What is on the disk.
  std::string checkpoint();
};

// Rooms of another node over the same log.
struct hall_of_another_node {
  explicit hall_of_another_node(hall& in) : first(in), nodes(in.board, "another"), all(rooms::make(in.loop, log, nodes, in.key, 1)) {
    in.loop.run();
  }

  hall& first;
  duration late{};  // by which it is told later what is in the log
  log::late_log log{*first.disk, first.loop, [this] { return late; }};
  log::bulletin_board::node nodes;
  std::unique_ptr<rooms> all;
};

// Somebody with a browser.
class visitor {
 public:
  explicit visitor(hall& in) : in_(in), all_(in.all), page_(in.reader) {}
  explicit visitor(hall_of_another_node& there) : in_(there.first), all_(there.all), page_(in_.reader) {}

  page const* operator->() const { return &page_; }

  origin from = 0;                          // of the next connection
  device on;                                // and this
  std::optional<std::string> pass, person;  // that it sends, and as whom it has signed in

  // Opens a connection and says nothing.
  void connect();
  void leave() { connection_.reset(); }
  void receive(std::string const& text) { connection_->receive(text); }

  // The server has few places left, here.
  void find_a_crowd() { page_.crowded = true; }

  // Opens a connection and says hello.
  visitor& enter(std::string token, std::optional<std::string> secret = {});
  visitor& enter(role as, std::string const& who = {});
  // Comes back after a lost connection, with the position that the page has.
  void come_back();

  // Sends a command; the answer is there when the loop has run.
  void send(std::string id, command::any what) { receive(text_of(std::move(id), std::move(what))); }
  // The same, with when it was pressed.
  void send(std::string id, command::any what, time_point pressed) {
    receive(text_of(wire::command{std::move(id), std::move(what), pressed, {}}));
  }
  // Asks only what became of it.
  void ask_after(std::string id, command::any what) { receive(text_of(wire::command{std::move(id), std::move(what), {}, true})); }
  // Sends it, lets the loop run, and gives the answer.
  page::answer ask(command::any what);

  page const& seen() const { return page_; }
  void on_frame(std::function<void(std::string const& type)> told) { page_.on_frame = std::move(told); }
  bool is_connected() const { return connection_ != nullptr; }

 private:
  hall& in_;
  std::unique_ptr<rooms> const& all_;
  page page_;
  std::unique_ptr<connection> connection_;
  wire::hello hello_;
};

// As it stands in an answer.
inline int code(rejection_code c) { return static_cast<int>(c); }

// The same that `page::view` would be, for somebody who comes now.
json::value view_from_scratch(hall& in, role as, std::string const& who = {});

}  // namespace dais::room
