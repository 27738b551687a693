#pragma once

#include "log/bulletins.hpp"
#include "log/log.hpp"
#include "room/captions.hpp"
#include "room/channel.hpp"
#include "room/checkpoint_maker.hpp"
#include "room/device.hpp"
#include "room/links.hpp"
#include "room/log_eraser.hpp"
#include "room/origin_book.hpp"
#include "room/origin_budget.hpp"
#include "room/outbox.hpp"
#include "room/pending_commands.hpp"
#include "room/presence.hpp"
#include "room/private_frames.hpp"
#include "room/projection.hpp"
#include "room/session_loop.hpp"
#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/deadline.hpp"
#include "session/decide.hpp"
#include "session/session.hpp"
#include "wire/codec.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
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

  using subscriber_id = presence::connection_id;

  // Follows the session's log, from its beginning or from its checkpoint. `loaded` is called once: with nothing when the room is ready,
  // or with what is wrong with the log. `forgotten` is called where another node has taken the session away. References must outlive the
  // room.
  room(loop&, log::engine&, log::bulletins&, link_key const&, std::string session, std::uint32_t time_scale,
       std::vector<std::string> const& other_servers, metrics&, std::function<void(std::optional<std::string>)> loaded,
       std::function<void()> forgotten);

  ~room();

  session const& state() const { return made_.state; }
  time_point now() const { return loop_.now(); }

  // Whether the log takes what is appended: consoles say where it does not.
  void tell_saving(bool);

  // Welcomes somebody, with the join code where their screen is to show it, and sends what they need to stand where the room stands. They
  // come by the latest link of theirs; when that is replaced they are turned away. The outbox must stay valid until they leave. Only in a
  // loaded room.
  subscriber_id enter(outbox&, actor, source const&, std::optional<std::string> join_code, std::optional<position>, bool inflates);
  void leave(subscriber_id);

  // The room does nothing any more, and everybody's connection is closed for this reason.
  void end(close_code);
  bool is_empty() const { return subscribers_.empty(); }

  // Consoles that are connected, on any node.
  std::uint32_t moderators() const;

  // Whether this is a participant whom the session has not seen yet.
  bool is_newcomer(subscriber_id) const;

  // Why a newcomer may not take part at present, if they may not: consoles are told of where they come from. Else they take one from the
  // budget of that place.
  std::optional<rejection> refuse_newcomer(subscriber_id, origin_budget&);

  // Their outbox has room again.
  void drained(subscriber_id);

  // Decides the command and, if it is allowed, appends what it does. The reply comes when that is durable and shown. `pressed` is when
  // the sender says that it was.
  void submit(subscriber_id, std::string const& id, command::any const&, std::optional<time_point> pressed);

  // The same for a program that is not connected: `make` makes the command of the session as it stands, unless one of this id came before.
  // `done` is told the record that it became, or why it is not done.
  using maker = std::function<std::variant<command::any, rejection>(session const&, actor const&, time_point now)>;
  void act(actor const&, std::uint32_t generation, std::string const& id, maker const& make, std::optional<time_point> pressed,
           std::function<void(std::variant<std::uint64_t, rejection>)> done);

  // Shows a caption, and keeps it where the plan says so and it is not to grow any more: then `done` is told its record, once it is
  // durable; else none, or why they may not. One of this id that came before is not kept twice.
  void caption(actor const&, std::string const& id, wire::given_caption const&,
               std::function<void(std::variant<std::optional<std::uint64_t>, rejection>)> done);

  // This one of the audience reads captions from now on, or no more.
  std::optional<rejection> read_captions(subscriber_id, bool on);

  // How it stands with the microphones of the hall, for the consoles; nothing where there are none for this session.
  void tell_microphones(std::optional<microphones_view>);

  // Calls whenever something has changed, or may have, as long as what is given lives.
  std::shared_ptr<void> watch(std::function<void()> changed);

  // This moderator works on a question, or on none any more. Gives what is wrong with that, if anything.
  std::optional<rejection> claim(subscriber_id, std::optional<std::string> const& question);

  // Disconnects a device, which this moderator saw. Gives what is wrong with that, if anything.
  std::optional<rejection> put_out(subscriber_id, std::string const& device);

  // Tells this moderator what would go with an address. Gives why they may not know, if they may not.
  std::optional<rejection> preview_removal(subscriber_id, wire::preview_removal const&);

  // This moderator lets newcomers from an address take part again. Gives what is wrong with that, if anything.
  std::optional<rejection> admit_origin(subscriber_id, std::string const& name);

  // What became of a command that may have been sent before, without doing it. Where it has not come it will not be done any more,
  // should it still arrive on the connection that its sender lost: they decide anew, under another id. Of a moderator's the log makes sure,
  // for all nodes; others do not make it grow by asking.
  void query_outcome(subscriber_id, std::string const& id, command::any const&);

  // How the session could be brought back to its agreed end. Gives why they may not know, if they may not.
  std::optional<rejection> preview_catch_up(subscriber_id);

  // Asks as the server itself, or for the organiser. Who does so for the same reason gives the same id, also on another node: it is done
  // once. `done` is told the rejection, if any.
  void submit(role, std::string const& id, command::any const&, std::function<void(std::optional<rejection>)> done);

 private:
  struct subscriber {
    outbox* to;
    actor who;
    origin from;
    channel_subscriber in_channel;
    private_subscriber in_private;
    std::uint32_t generation;  // of the link by which they came
    std::uint64_t latest = 0;  // the record of what they did last
    bool reads_captions = false;
  };

  session_loop loop_;
  log::engine& log_;
  log::bulletins& bulletins_;
  link_key const& key_;
  std::string name_;
  std::string epoch_;
  std::uint32_t time_scale_;
  std::vector<std::string> const& other_servers_;
  metrics& metrics_;
  std::function<void(std::optional<std::string>)> loaded_;
  std::function<void()> const forgotten_;
  projection made_;                  // of the log
  std::uint64_t checkpoint_at_ = 0;  // the record of the latest checkpoint
  bool is_from_checkpoint_ = false;  // and not yet seen to be of this log
  bool has_ended_ = false;

  channel moderators_, panellists_, stages_, participants_;
  std::unordered_map<subscriber_id, subscriber> subscribers_;
  subscriber_id last_subscriber_ = 0;
  presence presence_{epoch_};
  origin_book origins_{epoch_};
  std::vector<std::weak_ptr<std::function<void()>>> watching_;
  captions captions_;
  bool is_saving_ = true;
  std::optional<microphones_view> microphones_;
  std::unique_ptr<log::subscription> hearing_;  // what other nodes say; none where there are no others
  std::unique_ptr<timer> saying_;               // what they are to know, in a moment
  private_frames private_;
  pending_commands pending_;
  std::unordered_map<std::string, std::unique_ptr<timer>> unknown_;  // by the command
  std::unordered_map<std::string, subscriber_id> renewing_;          // who wants a new link, by the command
  std::unique_ptr<timer> deadline_;

  std::unique_ptr<checkpoint_maker> checkpoint_maker_;  // while one is made
  std::uint64_t erasing_ = 0;                           // the latest record that erases, as long as its log may hold what it erases
  std::unique_ptr<log_eraser> log_eraser_;              // while that is taken out
  std::unique_ptr<timer> erasing_again_;                // it could not be, and is tried once more
  std::unique_ptr<log::subscription> subscription_;     // none when the log cannot be read

  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  std::vector<subscriber_id> readers_of_captions() const;
  channel stream_of(role, coalescing, std::function<presence_view()> presence = {});
  void restore(std::optional<projection>);
  void forget();
  void keep_if_due();
  // Takes out of the log what was erased. Meanwhile nothing else is kept that could hold it.
  void erase_if_due();
  void follow();
  void caught_up();
  void unreadable(std::string const& why);
  void deliver(std::span<log::entry const>);
  // Answers a command that is known: at once, or with those who wait for it.
  bool answers(std::string const& id, pending_commands::answer const&);
  // Looks in the log for a command that may be in it, though it is not remembered, and answers it where it is; where it is not, does the
  // rest.
  void look_up(std::string const& id, pending_commands::answer const&, std::function<void()> not_there);
  void append(std::string const& id, payload const&);
  // Finds out what became of a command of which the log could not tell. Where it is not there, and would come too late, it was not done.
  void complete_unknown(std::string id);
  void ask(std::string const& id, command::any const&, actor const&, press const&, pending_commands::answer const&);
  // `seen` is the record at which the session stood when this was asked.
  // Names those who are meant by an address, where it is known.
  command::any resolved(command::any const&) const;
  void answer_to(subscriber_id, std::string const& id, verdict const&, std::uint64_t seen);
  // The record, or why nothing was done. `seen`, `latest`: where the session stood when this was asked, and what its author did last.
  std::variant<std::uint64_t, rejection> told(verdict const&, role, std::uint64_t seen, std::uint64_t latest);
  session_view view_for(role, change_set const&) const;
  void await_deadline(duration at_least = {});
  void ask_for(deadline const&);
  presence_view presence_now() const;
  void publish_presence();
  void hear(log::bulletins::by_node const&);
  // Who came by a link that this record replaced is in no more; but who asked for that is told the new one.
  void turn_away_replaced(log::entry const&, change_set const&);
  void turn_away(subscriber&, reason, close_code);
  channel& channel_of(role);
};

}  // namespace dais::room
