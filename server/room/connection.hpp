#pragma once

#include "room/limits.hpp"
#include "room/loop.hpp"
#include "room/origin_budget.hpp"
#include "room/outbox.hpp"
#include "room/room.hpp"
#include "room/rooms.hpp"
#include "wire/messages.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace dais::room {

// Where a hello leads: the room and who enters it, or why it leads nowhere.
struct admission {
  dais::room::room* into;
  actor who;
  std::optional<std::string> join_code;
};
struct refusal {
  rejection why;
  close_code code;
};
using admitted = std::function<void(std::variant<admission, refusal>)>;

// One connection: says who it is first, then asks. Knows nothing of sessions; `admit` finds the room, perhaps later.
class room_connection : public connection {
 public:
  using admit = std::function<void(wire::hello const&, source const&, admitted)>;

  // References must outlive it.
  room_connection(loop&, outbox& to, metrics&, source, origin_budget& newcomers, admit const&);
  ~room_connection() override;

  void receive(std::string_view text) override;
  void drained() override;

 private:
  loop& loop_;
  outbox& to_;
  metrics& metrics_;
  source const from_;
  origin_budget& newcomers_;
  admit const& admit_;
  bool greeted_ = false;
  room* room_ = nullptr;
  room::subscriber_id number_ = 0;
  std::uint32_t faults_ = 0;
  bool is_counted_ = false;  // as a newcomer, or known to be none
  budget pace_{limits::commands_burst, limits::command_interval};
  time_point paced_since_{};
  std::shared_ptr<bool> alive_;  // while it waits to be admitted

  void on(wire::hello const&);
  void on(wire::ping const&);
  void on(wire::command const&);
  void on(wire::claim const&);
  void on(wire::preview_catch_up const&);
  void on(wire::put_out const&);
  void on(wire::preview_removal const&);
  void on(wire::admit_origin const&);
  void on(wire::read_captions const&);
  void refuse(std::optional<std::string> const& id, rejection const&);
  std::optional<rejection> refuse_newcomer();
  bool too_fast();
};

}  // namespace dais::room
