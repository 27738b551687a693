#pragma once

#include "room/loop.hpp"
#include "room/microphone_system.hpp"
#include "room/room.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dais::room {

// Joins the microphones of a hall to the floor of one session: the one where following or driving them was chosen last, of those that are
// open or running (protocol/microphones.md). What a unit does becomes a command, whose id follows from it and from where the session
// stands. Nothing that this object ends with closes a microphone.
class microphones {
 public:
  // Both must outlive it.
  microphones(loop&, microphone_system&);
  ~microphones();

  microphones(microphones const&) = delete;
  microphones& operator=(microphones const&) = delete;

  // A room that is loaded, until it is forgotten.
  void know(std::string const& session, room&);
  void forget(std::string const& session);

 private:
  using unit = std::uint32_t;

  struct known {
    room* in;
    std::shared_ptr<void> watch;
  };

  // Of driving: who has the floor, and where they sit.
  struct holder {
    std::string who;  // empty: nobody
    std::vector<unit> units;
  };

  enum class became { done, overtaken, refused };

  loop& loop_;
  microphone_system& system_;
  std::map<std::string, known> sessions_;
  std::string served_;  // empty: none

  bool is_connected_ = false;
  std::vector<unit> open_;                                 // the one open longest first
  std::vector<unit> requesting_;                           // the same
  std::map<unit, std::string> entered_;                    // what the button of a unit put on the speakers' list
  std::map<unit, std::unique_ptr<timer>> request_ending_;  // it may end because its microphone opens in a moment

  std::optional<unit> giving_;  // whose microphone has opened, and the floor is not theirs yet

  std::optional<holder> driven_;  // as it was looked at last; none before that
  std::optional<unit> opening_;   // asked to open, and has not
  std::unique_ptr<timer> opening_until_;
  bool is_silent_ = false;  // for too long

  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void on(microphones_connected const&);
  void on(microphones_lost const&);
  void on(microphone_requested const&);
  void on(microphone_request_ended const&);
  void on(microphone_opened const&);
  void on(microphone_closed const&);

  room* served() const;
  bool is_open(unit) const;
  bool speaker_is_open() const;
  bool has_other_open(session const&, seat_plan const&, unit) const;
  bool is_theirs(seat_plan const&, floor_request const&) const;
  bool has_floor(session const&, seat_plan const&) const;
  floor_request const* waiting_of(session const&, seat_plan const&) const;
  std::optional<unit> first_open(session const&) const;
  holder holder_of(session const&) const;

  void look();
  void choose();
  void take_over(std::vector<unit> const& before);
  void enter(unit, std::function<void()> then);
  void end_request(unit);
  void withdraw(unit);
  void give(unit, bool may_enter = true);
  void release(unit);
  void drive();
  void forget_orders();
  void act(char const* what, unit, command::any, std::function<void(became)> done);
  void tell();
  microphones_view view_for(session const&, bool is_served) const;
};

}  // namespace dais::room
