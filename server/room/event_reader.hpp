#pragma once

#include "log/log.hpp"
#include "report/event_maker.hpp"
#include "room/loop.hpp"
#include "wire/webhook_messages.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dais::room {

// Reads from its log what happens in a session, batch by batch, as fast as whoever wants it asks: beside the session's room, folded on the
// loop's other thread.
class event_reader {
 public:
  // `is_latest`: nothing more has happened by now.
  using given = std::function<void(std::vector<report::made_event>, bool is_latest)>;
  using failed = std::function<void(log::fault const&)>;

  // References must outlive it. It is not destroyed by what it calls. `time_scale`: as of the rooms.
  event_reader(loop&, log::engine&, std::string session, std::uint32_t time_scale, given, failed);

  // Asks for one batch, which comes when there is one: of the first records first. When all has been read a batch comes once, though it is
  // empty; after that, when something happens.
  void read();

  // Keeps nothing in mind until something comes behind this record: then all before it is read again. Where no clock runs and nothing has
  // happened for long it does so by itself.
  void rest_at(std::uint64_t record);

  // Behind the latest batch.
  wire::webhook_place place() const { return place_; }
  time_point created() const { return created_; }  // the session was; when something has been read

 private:
  // What the other thread works on, while the loop leaves it alone.
  struct folding;

  loop& loop_;
  log::engine& log_;
  std::string const session_;
  std::uint32_t const time_scale_;
  duration const ahead_;
  given const given_;
  failed const failed_;
  std::shared_ptr<folding> folding_;
  std::optional<std::uint64_t> rests_at_;
  wire::webhook_place place_;
  time_point created_{};
  bool is_asked_ = false;
  bool has_caught_up_ = false;  // and the subscription waits for what comes
  std::unique_ptr<log::subscription> subscription_;
  std::unique_ptr<timer> clock_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  time_point now() const { return loop_.now() + ahead_; }
  void follow();
  void take(std::span<log::entry const>);
  void fold(std::span<log::entry const>);
  void catch_up();
  void watch_clock();
  void give(std::vector<report::made_event>, bool is_latest);
};

}  // namespace dais::room
