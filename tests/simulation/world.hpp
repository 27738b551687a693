#pragma once

#include "fragile_log.hpp"
#include "generator.hpp"
#include "late_log.hpp"
#include "line.hpp"
#include "marks.hpp"
#include "page.hpp"
#include "room/rooms.hpp"
#include "session/questions/similar_questions.hpp"
#include "stepped_loop.hpp"
#include "wire/codec.hpp"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace dais::simulation {

// What the invariants say of a history does not hold for this one.
struct violation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// How often what happened in the histories, so that a test can say that it happened at all.
struct tally {
  std::array<std::size_t, count_kinds<event::any>()> events{};
  std::map<int, std::size_t> refusals;  // by number
  std::size_t stopped = 0;              // reading
  std::size_t stale = 0, late = 0;
  std::size_t snapshots = 0, resumed = 0, patches = 0, own = 0, repeated = 0, restarts = 0, garbage = 0, comparisons = 0;
  std::size_t claimed = 0, similar = 0, closed_by_itself = 0, interrupted = 0, set_aside_interrupted = 0, took_votes_along = 0;
  std::size_t handed_over_by_itself = 0, announced = 0, stayed = 0, rounds = 0, offers = 0, asked_only = 0, reopened = 0;
  std::size_t told_everywhere = 0, behind_others = 0, faults = 0, asked = 0;
};

class world;

// One of the processes that serve the session, with what it has sent since it started.
struct node {
  duration clock{};  // how far it is ahead of true time
  std::unique_ptr<room::loop> loop;
  std::unique_ptr<log::late_log> late;
  std::unique_ptr<log::fragile_log> log;
  std::unique_ptr<room::rooms> rooms;

  std::array<std::map<std::uint64_t, room::frame>, 4> published;  // by stream
  std::array<room::frame, 4> looked_at;                           // the latest snapshot of each
  std::array<std::set<std::string>, 4> shown;                     // questions, ever
  std::set<std::string> been_here;                                // by who they are
  std::set<std::string> spent;                                    // ids of which it was said that nothing has come
};

class person;

// A connection of somebody's, over a network that takes its time: the server's end of it. What the server sends is looked at before it
// travels. A browser that goes away without a word leaves it behind until the server notices.
class link final : public room::page {
 public:
  // As of somebody whose page has come so far. All must outlive it.
  link(world& in, person& of, node& at);
  ~link() override;

  person& of;
  node* const at;
  // Of whom it is.
  role const as;
  std::string const& name;
  actor const& who;

  std::unique_ptr<room::connection> connection;
  // Commands that are not answered yet, and those that have to be answered as stale.
  std::multiset<std::string> unanswered;
  std::set<std::string> passed;
  // Of a moderator.
  std::uint64_t entered = 0;  // the order in which people came in
  std::uint32_t number = 0;
  std::string console;                    // as the welcome names it
  std::optional<std::string> working_on;  // a question

  // Done at the server's end when what the browser sends with it has arrived.
  void arrive(std::function<void(link&)> then);
  // The browser is gone: it hears nothing any more, and what it has sent may arrive yet.
  void leave(bool loses_all);

  void send(room::frame const&) override;
  void close(close_code) override;

  bool is_in() const { return connection && is_welcome(); }
  std::string key_of(std::string const& id) const;  // in the log

 private:
  world& in_;
  std::shared_ptr<room::line> up_, down_;
};

// Somebody with a browser, connected or not, and what their page has been told by now.
class person final : public room::page {
 public:
  person(world& in, role as, std::string const& name, std::string secret);

  role const as;
  std::string const name;
  std::string const secret;  // a participant's
  actor const who;
  std::string const token;
  duration const slowness;  // at most, each way
  duration const clock;     // how far it is ahead of the server's

  std::unique_ptr<link> connection;
  node* at = nullptr;                                      // which serves them
  std::map<std::string, node const*> asked_at;             // ever: where it was sent first
  std::vector<std::pair<std::string, command::any>> sent;  // ever, to be sent again
  bool was_connected = false;                              // when the server ended

  // Their page shows the session.
  bool is_in() const { return connection && is_welcome() && seq; }
  std::string key_of(std::string const& id) const;  // in the log
};

// The nodes, what is kept of them, and what the log alone says that they should be. Each is given what the log delivers after delays of its
// own. Finds violations; the first one is thrown by `check`.
class world {
 public:
  explicit world(generator&, tally&);
  ~world();

  generator& dice;
  tally& counts;
  marks texts;
  room::stepped_loop loop;
  room::frame_reader reader;
  room::link_key key{42};
  duration skew{};  // of the log's clock, against time

  std::unique_ptr<log::engine> disk;
  log::no_bulletins alone;
  std::vector<std::unique_ptr<node>> nodes;
  duration latest{};            // how late at most the nodes are given what the log delivers
  bool is_slow;                 // the network between people and nodes
  std::size_t commands_sent{};  // by everybody
  std::vector<std::unique_ptr<person>> people;
  std::vector<person*> witnesses;  // one of each stream, always connected, to the first node

  node& some_node() { return *dice.pick(nodes); }
  session const* state_of(node const&) const;
  person& person_called(std::string const& name);
  void connect(person&, bool with_position, bool foreign_position = false);
  void connect_to(node&, person&, bool with_position, bool foreign_position = false);
  // Without a word to the server, which may notice later.
  void disconnect(person&);
  // Of whoever is connected to a node, all at once, but for the witnesses.
  void cut_links(node&);
  void ask(person&, std::string id, command::any const&, std::optional<time_point> pressed = {});
  // Their outbox has no room from now on, or has it again.
  void stop_reading(person&);
  void read_on(person&);
  void work_on(person&, std::optional<std::string> const& question);
  // Asks what became of a command, without asking for it.
  void ask_only(person&, std::string const& id, command::any const&);
  // Asks for ways to catch up.
  void ask_for_offers(person&);
  void garble(person&, std::string const& text);

  // A node ends and starts again. What waits for the disk is lost where the end is sudden.
  void restart(node&, bool sudden);

  // Lets everything come to rest, then compares all there is.
  bool is_anybody_waiting() const;
  // Lets what is on its way arrive, and its answer.
  void come_to_rest();
  void settle();
  // That every node tells the same of what somebody has asked, whichever was asked.
  void check_outcomes();
  // That the log, read again from its beginning, gives the live session.
  void check_replay() const;
  void check() const;

  // Called with each frame that somebody is sent.
  void look_at(link&, room::frame const&, std::string const& type);
  void look_at_answer(link&, room::page::answer const&);
  void fault(std::string what);

  // Says what happens, where somebody wants to read it.
  std::function<void(std::string)> tell;

 private:
  // What became of a command that is in the log.
  struct fate {
    std::uint64_t seq;
    effect became;
    std::optional<rejection> refused;
    bool is_withdrawn = false;
  };

  std::vector<log::entry> entries_;
  session truth_;              // of the entries, as they become durable
  similar_questions similar_;  // of the same
  std::map<std::string, fate> fates_;
  std::unique_ptr<log::subscription> reading_;
  std::uint64_t entered_ = 0;
  std::vector<std::string> needles_;  // what no frame may hold
  std::optional<std::string> fault_;

  void make(node&);
  void read(log::entry const&);
  // Whom their browser has left, and whom the server has not missed yet.
  struct leaving {
    std::unique_ptr<link> which;
    std::unique_ptr<room::timer> noticed;
  };
  std::map<link const*, leaving> left_;

  std::vector<link*> links() const;
  bool came_after(link const&);
  void note_shown(link const&);
  void look_into(link const&, std::string const& text, std::string const& type);
  session const& live(node const&) const;
  bool may_see(link const&, std::size_t mark_number, std::string const& type) const;
  bool may_see_message(link const&, message const&, bool is_own) const;
  bool may_see_answer(link const&, question const&, bool is_own) const;
  // What is in a frame that its role is never shown, whatever stands in it.
  std::string misplaced(link const&, room::json::value const& view, std::string const& type);
  void number(link&);
  presence_view presence(node const&) const;
  room::json::value due(role, node const&) const;
};

session_plan plan_with_marks(generator&, marks&);

}  // namespace dais::simulation
