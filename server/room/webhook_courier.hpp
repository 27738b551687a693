#pragma once

#include "log/log.hpp"
#include "room/event_reader.hpp"
#include "room/loop.hpp"
#include "room/poster.hpp"
#include "wire/webhook_messages.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace dais::room {

// What couriers share. What is given must outlive them.
struct courier_ground {
  loop& on;
  log::engine& engine;
  poster& by;
  std::uint32_t time_scale;                // as of the rooms
  std::function<time_point()> wall;        // by which receivers judge how old something is
  std::function<void()> changed;           // what is kept of one is another
  std::function<std::string()> letter_id;  // that no letter has had
};

// Delivers the events of all sessions to one webhook, each session's in their order, each at least once. What waits is in the log: it reads
// no further than it can deliver.
class webhook_courier {
 public:
  webhook_courier(courier_ground const&, wire::kept_webhook);

  wire::kept_webhook const& kept() const { return kept_; }
  wire::webhook_card card() const;

  // There is a session of this name.
  void know(std::string const& session);
  // All are known that there are: of others nothing is kept.
  void know_all();
  // A session is gone for good: nothing more of it is posted or kept.
  void forget(std::string const& session);

  // Where it was stopped: from where it stands.
  void go_on();

  using tried = std::function<void(wire::webhook_tried)>;
  // Posts something that is of no session, once.
  void test(tried);
  // Posts a dead letter, once. It is one no more when it was delivered. Told nothing: the log says otherwise by now, and the letter is
  // gone.
  void send_again(std::string const& letter, std::function<void(std::optional<wire::webhook_tried>)>);
  bool has(std::string const& letter) const;
  void remove(std::string const& letter);

 private:
  struct parcel {
    std::string session;
    std::uint64_t record = 0;
    std::uint32_t part = 0;
    time_point at{};
    std::string type, id, body;
  };
  // One session, as it is read.
  struct stream {
    std::unique_ptr<event_reader> reader;
    wire::webhook_place read;  // up to there
    std::size_t waiting = 0;   // of its events
    bool is_opened = false;    // it was read to its end once
    bool rests = false;        // there, the last time
    std::unique_ptr<timer> again;
  };
  // A letter whose text is looked for, or that is on its way.
  struct search {
    std::unique_ptr<event_reader> reader;
    std::shared_ptr<void> on_its_way;
    std::vector<std::function<void(std::optional<wire::webhook_tried>)>> asked;
    std::unique_ptr<timer> over;
  };

  courier_ground const& ground_;
  wire::kept_webhook kept_;
  std::map<std::string, stream> streams_;  // by session
  std::deque<std::string> to_open_;        // one after the other: each takes the memory of a session while it is read
  std::deque<parcel> waiting_;
  std::shared_ptr<void> on_its_way_;  // the first of these
  std::unique_ptr<timer> pause_;      // before it is tried again
  std::uint32_t attempts_ = 0;        // at it
  std::uint32_t buried_in_a_row_ = 0;
  std::optional<wire::delivery_failure> failure_;
  std::optional<time_point> delivered_;
  std::map<std::string, search> searches_;  // by letter
  std::map<std::uint64_t, std::shared_ptr<void>> tests_;
  std::uint64_t latest_test_ = 0;
  std::minstd_rand random_{std::random_device{}()};

  parcel parcel_of(std::string const& session, time_point created, report::made_event const&) const;
  void open_next();
  void open(std::string const& session);
  void take(std::string const& session, std::vector<report::made_event>, bool is_latest);
  void lose(std::string const& session);
  void note_opened(std::string const& session);
  void drop_waiting(std::string const& session);
  void read_on();
  void deliver();
  std::shared_ptr<void> post(parcel const&, poster::posted);
  void answered(std::variant<poster::answer, wire::delivery_fault> const&);
  wire::delivery_failure failure_of(std::variant<poster::answer, wire::delivery_fault> const&) const;
  void bury();
  void pass_first();
  duration pause_before(std::uint32_t attempt);
  void find(std::string const& letter, std::vector<report::made_event> const&, bool is_latest);
  void finish(std::string const& letter, std::optional<wire::webhook_tried>);
};

}  // namespace dais::room
