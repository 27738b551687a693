#pragma once

#include "log/bulletins.hpp"
#include "log/log.hpp"
#include "report/exports.hpp"
#include "room/device.hpp"
#include "room/links.hpp"
#include "room/loop.hpp"
#include "room/metrics.hpp"
#include "room/microphone_system.hpp"
#include "room/origin.hpp"
#include "room/outbox.hpp"
#include "session/command.hpp"
#include "session/plan/plan.hpp"
#include "session/session.hpp"
#include "session/view.hpp"
#include "wire/http_messages.hpp"
#include "wire/messages.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dais::room {

// One connection's end in the rooms. Destroyed when the socket is gone; the room forgets it then.
class connection {
 public:
  virtual ~connection() = default;

  // A text frame that came in, whole. Whatever is wrong with it is answered through the outbox.
  virtual void receive(std::string_view text) = 0;

  // The outbox, which had no room, has all that it was given taken.
  virtual void drained() = 0;
};

enum class code_answer { opens, opens_nothing, too_fast };

// Why there is no report: the token is neither the organiser's nor the latest of a console's or the rapporteur's link to the session, there
// is no such session, or its log cannot be read.
enum class no_report { unlinked, no_such_session, unreadable };
using report_outcome = std::variant<std::shared_ptr<std::string const>, no_report>;

// All sessions of this server with the people connected to them. Used from the loop's thread only.
class rooms {
 public:
  // `time_scale`: how many times as fast as real time the loop's clock runs. `other_servers`: as in a welcome. References must outlive
  // the rooms.
  static std::unique_ptr<rooms> make(loop&, log::engine&, log::bulletins&, link_key, std::uint32_t time_scale,
                                     std::vector<std::string> other_servers = {});
  virtual ~rooms() = default;

  // Calls when all sessions are known that were in the log when the rooms were made. What is asked before waits for that.
  virtual void when_ready(std::function<void()>) = 0;

  // A new connection, from there; it has to say hello first. `to` must outlive the connection.
  virtual std::unique_ptr<connection> connect(outbox& to, source) = 0;

  // Makes a session of this plan. Its id is `wanted_id`, or that with a number where it is taken, also by another node meanwhile; made
  // from the title where it is empty.
  // Answers what is wrong if it could not be kept.
  virtual void create(session_plan, std::string wanted_id, std::function<void(std::variant<wire::session_card, std::string>)>) = 0;

  // Opens a prepared session in the server's own name; does nothing to one that is open or beyond. Answers what is wrong, if anything is.
  virtual void open(std::string const& id, std::function<void(std::optional<std::string>)> done) = 0;

  // Replaces a link of this session in the organiser's name: whoever came by the former is put out. Answers the session with its new links,
  // or why it was not done.
  virtual void renew(std::string const& id, wire::link_to_renew const&,
                     std::function<void(std::variant<wire::session_card, rejection>)>) = 0;

  // Takes a session away, for good, with all that is kept of it; whoever is in it is put out. Answers what is wrong where it could not be,
  // or not yet from all of the disk: forgetting again does the rest. Whoever has one of its links gets into no other session, unless one is
  // made under its id.
  virtual void forget(std::string const& id, std::function<void(std::optional<std::string>)> done) = 0;

  // Calls with each session that was taken away.
  virtual void on_forgotten(std::function<void(std::string const& id)>) = 0;

  // The plan that a session has, and where it stands: nothing if there is no such session or its log cannot be read.
  virtual void plan_and_status(std::string const& id, std::function<void(std::optional<std::pair<session_plan, session_status>>)>) = 0;

  // The plan that a session goes by now: nothing if there is no such session or its log cannot be read.
  virtual void plan_of(std::string const& id, std::function<void(std::optional<session_plan>)>) = 0;

  // The session as its room stands, until the loop goes on; nothing where it is not loaded.
  virtual session const* state_of(std::string const& id) const = 0;

  // All sessions that are known, oldest first.
  virtual std::vector<std::string> const& ids() const = 0;

  // Of these sessions, without those whose log cannot be read. Loads those that are not loaded yet, so the answer may come later.
  virtual void list(std::vector<std::string> const& ids, std::function<void(std::vector<wire::session_card>)>) = 0;

  // Of all sessions that are known, oldest first, without those whose log cannot be read.
  virtual void summaries(std::function<void(std::vector<wire::session_summary>)>) = 0;

  // The report of a session in this format, for whoever has this token: the organiser, a moderator, a co-moderator, an observer or the
  // rapporteur of it.
  virtual void report(std::string_view token, std::string const& id, report::export_format const&, std::function<void(report_outcome)>) = 0;

  // The links that the console of this token may hand out; nothing where it opens none of a moderator or a co-moderator.
  virtual void links_of(std::string_view token, std::function<void(std::optional<wire::console_links>)>) = 0;

  // The personal links of a session, for its moderators and co-moderators and for the organiser; or why not.
  virtual void personal_links(std::string_view token, std::string const& id,
                              std::function<void(std::variant<wire::personal_link_list, rejection>)>) = 0;

  // Whether this is the latest token of a console, of a moderator or a co-moderator of a session that is loaded.
  virtual bool opens_console(std::string_view token) const = 0;

  // Whether this was ever a token of a session that is known: of a tool, or of a role that sees what moderators see; and of which. Empty
  // where it was not.
  virtual bool may_open(std::string_view token) const = 0;
  virtual std::string session_of(std::string_view token) const = 0;

  // A session as programs reach it. Good until the loop goes on, but for `watch`, which calls as long as what it gave lives.
  struct access {
    session const* state;
    time_point now;
    std::uint32_t moderators;           // consoles that are connected
    std::optional<tool_rights> rights;  // of the token, where it is a tool's
    std::function<std::shared_ptr<void>(std::function<void()>)> watch;
  };
  // Opens a session to the holder of a token which sees what moderators see, or of the organiser's. `then` is given a refusal where the
  // token opens it no more.
  virtual void reach(std::string_view token, std::string const& session, std::function<void(std::variant<access, rejection>)> then) = 0;

  // Does for them, or for the organiser, what `make` makes of the session as it stands; an id that came before is answered as it was then.
  // `done` is told the record, or why nothing was done.
  using maker = std::function<std::variant<command::any, rejection>(session const&, actor const&, time_point now)>;
  virtual void act(std::string_view token, std::string const& session, std::string const& id, maker make, std::optional<time_point> pressed,
                   std::function<void(std::variant<std::uint64_t, rejection>)> done) = 0;

  // Shows a caption for them, and may keep it: `room::caption`.
  virtual void caption(std::string_view token, std::string const& session, std::string const& id, wire::given_caption,
                       std::function<void(std::variant<std::optional<std::uint64_t>, rejection>)> done) = 0;

  // Joins these microphones to the session that goes by them, as long as the rooms and the system are there. Once.
  virtual void follow(microphone_system&) = 0;

  // Whether this is the organiser's token.
  virtual bool is_organiser(std::string_view token) const = 0;

  // Whether this is the join code of a session here, in small or capital letters. Where too many from there have opened nothing, nobody
  // looks, unless that session has been entered from there.
  virtual code_answer try_code(origin, std::string_view code) = 0;

  // The session with this join code whose report is public, until the loop goes on; null where there is none.
  virtual void read_published(std::string_view join_code, std::function<void(session const*)>) = 0;

  // The id of whoever keeps this secret in a session, has this personal link to it, or has signed in.
  virtual std::string participant(std::string const& session, std::string_view secret, std::string const* signed_in) const = 0;

  // The session with this join code, in small or capital letters; nothing where there is none, or no clock to look at.
  virtual void clock_preload(std::string_view join_code, std::function<void(std::optional<wire::clock_preload>)>) = 0;

  // What is counted, here and by those who carry frames to and from these rooms.
  virtual metrics& measured() = 0;

  // Of the log.
  virtual log::condition health() const = 0;
};

}  // namespace dais::room
