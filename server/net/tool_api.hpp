#pragma once

#include "net/http_message.hpp"
#include "net/router.hpp"
#include "room/loop.hpp"
#include "room/rooms.hpp"
#include "session/budget.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais::net {

// What other programs ask of one session by a token of theirs: commands, how it stands, and what happens (protocol/http.md). The loop and
// the rooms must outlive what is under way.
class tool_api {
 public:
  tool_api(room::loop&, room::rooms&);

  // One for each command, and those for reading.
  std::vector<route> routes();

 private:
  room::loop& loop_;
  room::rooms& rooms_;
  std::deque<std::string> paths_;                  // of the routes
  std::map<std::string, time_point> paced_since_;  // by token
  std::map<std::string, time_point> blind_;        // when a command was done last that said nothing of what it expected
  std::shared_ptr<std::map<std::string, std::size_t>> places_ = std::make_shared<std::map<std::string, std::size_t>>();  // by token

  std::optional<http_response> refuse_stranger(http_request const&) const;
  std::optional<http_response> refuse_hurried(std::string const& token);
  static std::optional<http_response> refuse_key(std::string const& idempotency);
  void note_blind(std::string const& pressed);
  // For one who looks on by this token, as long as it lives; null where there are too many.
  std::shared_ptr<void> take_place(std::string const& token);
  void command(std::string_view name, http_request const&, std::string_view session, http_answer const&);
  void caption(http_request const&, std::string_view session, http_answer const&);
  void state(http_request const&, std::string_view session, http_answer const&);
  void events(http_request const&, std::string_view session, http_answer const&);
  // The same to whoever has an address with a token that reads, and nothing else, in it.
  void rows(std::string_view token, http_answer const&, std::function<std::string(room::rooms::access const&)> write);
  // Answers with what `write` makes of the session, in JSON.
  void list(http_request const&, std::string_view session, http_answer const&,
            std::function<std::string(room::rooms::access const&)> write);
};

}  // namespace dais::net
