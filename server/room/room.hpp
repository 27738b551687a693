#pragma once

#include "log/log.hpp"
#include "protocol/codec.hpp"
#include "room/channel.hpp"
#include "room/checkpoint.hpp"
#include "room/loop.hpp"
#include "room/outbox.hpp"
#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/decide.hpp"
#include "session/session.hpp"
#include "session/questions/similar_questions.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace dais::room {

// A session with the people connected to it: takes their commands to the log, and what the log delivers to their screens.
class room {
 public:
  // Where a page stood when it lost its connection.
  struct position {
    std::string epoch;
    std::uint64_t seq;
  };

  // Somebody in the room. The outbox must stay valid until they leave.
  struct guest {
    outbox* to;
    actor who;
    // The room's own.
    std::uint32_t number = 0;  // among those of their role
    reader reads{};
    frame own{};               // their own things, which wait to be sent with the reply to the command that changed them
    std::uint64_t latest = 0;  // the record of what they did last
  };
  using guest_number = std::uint64_t;

  // Follows the session's log, from its beginning or from its checkpoint. `loaded` is called once: with nothing when the room is ready,
  // or with what is wrong with the log. References must outlive the room.
  room(loop&, log::engine&, std::string session, std::uint32_t rate, metrics&, std::function<void(std::optional<std::string>)> loaded);

  ~room();

  session const& state() const { return session_; }

  // Welcomes them, with the join code where their screen is to show it, and sends what they need to stand where the room stands. Only in a
  // loaded room.
  guest_number enter(guest, std::optional<std::string> join_code, std::optional<position>);
  void leave(guest_number);

  // Their outbox has room again.
  void drained(guest_number);

  // Decides the command and, if it is allowed, appends what it does. The reply comes when that is durable and shown. `pressed` is when
  // the sender says that it was.
  void submit(guest_number, std::string const& id, command::any const&, std::optional<instant> pressed);

  // This moderator works on a question, or on none any more. Gives what is wrong with that, if anything.
  std::optional<rejection> handle(guest_number, std::optional<std::string> const& question);

  // What became of a command that may have been sent before, without doing it. Where it has not come it will not be done any more,
  // should it still arrive on the connection that its sender lost: they decide anew, under another id.
  void tell(guest_number, std::string const& id);

  // How the session could be brought back to its agreed end. Gives why they may not know, if they may not.
  std::optional<rejection> offer(guest_number);

  // Asks in the server's own name; `done` is told the rejection, if any.
  void submit(command::any const&, std::function<void(std::optional<rejection>)> done);

 private:
  using verdict = std::variant<outcome, rejection>;

  // Who may have several pages open.
  struct person {
    role as;
    std::string_view id;  // the guest's own
    auto operator<=>(person const&) const = default;
  };
  struct hash_of_person {
    std::size_t operator()(person const& one) const { return std::hash<std::string_view>()(one.id); }
  };
  // What was touched of what is one's own, by whose it is.
  using parts = std::map<std::pair<role, std::string>, touched>;
  using answer = std::function<void(verdict)>;
  // Of a command that is on its way to the log.
  struct pending {
    instant since;
    std::vector<answer> answers;
  };

  loop& loop_;
  log::engine& log_;
  std::string name_;
  std::string epoch_;
  std::uint32_t rate_;
  metrics& metrics_;
  std::function<void(std::optional<std::string>)> loaded_;
  session session_;
  std::string entry_;  // the id of the one that the session stands at
  similar_questions similar_;
  std::uint64_t kept_at_ = 0;        // the record of the latest checkpoint
  bool is_from_checkpoint_ = false;  // and not yet seen to be of this log

  channel moderators_, panellists_, stages_, participants_;
  std::unordered_map<guest_number, guest> guests_;
  std::unordered_multimap<person, guest_number, hash_of_person> at_home_;  // for what is a person's own
  guest_number last_guest_ = 0;
  std::map<guest_number, std::string> handling_;  // questions
  presence_view presence_{};
  std::unique_ptr<timer> deadline_;

  std::unordered_map<std::string, verdict> outcomes_;
  std::deque<std::string> outcome_order_;
  effects without_effect_;  // of all records, however long ago

  std::unordered_map<std::string, pending> waiting_;  // for its outcome
  std::vector<guest_number> with_own_;                // guests for whom such a frame waits
  std::vector<std::string> in_doubt_;                 // of those, what the log failed to append, or said so

  std::unique_ptr<log::subscription> following_;  // none when the log cannot be read

  channel stream_of(role, gathering, std::function<presence_view()> presence = {});
  void restore();
  void forget();
  void keep_if_due();
  void follow();
  void caught_up();
  void unreadable(std::string const& why);
  void deliver(std::span<log::entry const>);
  parts own_parts(touched&) const;
  void hold_own(parts const&);
  void send_own();
  void ask(std::string const& id, command::any const&, actor const&, press const&, answer);
  outcome outcome_of(std::uint64_t seq) const;
  // `seen` is the record at which the session stood when this was asked.
  void answer_to(guest_number, std::string const& id, verdict const&, std::uint64_t seen);
  void settle(std::string const& id, verdict const&);
  void remember(std::string const& id, verdict);
  void count(actor const&, int by);
  std::uint32_t free_number(role) const;
  presence_view presence() const;
  session_view view_for(role, touched const&) const;
  void await_deadline(length at_least = {});
  channel& channel_of(role);
};

}  // namespace dais::room
