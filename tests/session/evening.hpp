#pragma once

#include "session/actor.hpp"
#include "session/change_set.hpp"
#include "session/command.hpp"
#include "session/decide.hpp"
#include "session/floor/floor.hpp"
#include "session/questions/questions.hpp"
#include "session/record.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais::test {

using namespace std::chrono_literals;
using code = rejection_code;

// The answer of `evening::ask` when what was asked has happened.
inline constexpr rejection_code done{0};

inline actor const moderator{role::moderator, {}};
inline actor const co_moderator{role::co_moderator, {}};
inline actor const observer{role::observer, {}};
inline actor const rapporteur{role::rapporteur, {}};
inline actor const organiser{role::organiser, {}};
inline actor const stage{role::stage, {}};
inline actor const server{role::system, {}};
inline actor const ana{role::panellist, "ana"};
inline actor const ben{role::panellist, "ben"};
inline actor const rosa{role::participant, "hash of rosa"};
inline actor const tariq{role::participant, "hash of tariq"};
inline actor const mei{role::participant, "hash of mei"};

// Sixty-five minutes from ten o'clock: "intro" 5, "first" 10 (Ana), "second" 10 (Ben), "talk" 15 (a discussion), "qa" 20, "end" 5.
// A question has at most 40 characters; an intervention takes 3 minutes and wraps up in its last 30 seconds.
session_plan small_plan();

// A session whose clock is stepped by hand, from fifteen minutes before its planned start. A command is decided, logged
// and applied at once.
class evening {
 public:
  explicit evening(session_plan const& = small_plan());

  session s;
  time_point now;
  std::vector<record> log;
  decision last;       // of the latest `ask`
  change_set changed;  // by the latest record

  void pass(duration l) { now += l; }

  // `done`, or why not.
  rejection_code ask(actor const&, command::any const&);

  // What goes into the log for a command that may be done now: on its way there others may overtake it.
  decltype(record::what) decided(actor const&, command::any const&) const;

  // A record as it comes from the log, whatever the session thinks of it. Whether it did something. Its author came by a link of this
  // generation; by the latest, where none is given.
  bool happen(actor const&, decltype(record::what) const&, std::optional<std::uint32_t> generation = {});

  // The run's present revision, as a moderator's page would send it.
  std::uint32_t run() const { return s.revision; }
  std::uint32_t revision_of(std::string const& question_or_request) const;

  segment const& at(std::string const& id) const { return s.segments.at(id); }
  question const& asked(std::string const& id) const { return s.questions.at(id); }
  floor_request const& request(std::string const& id) const { return s.requests.at(id); }
  duration left_of(std::string const& segment) const;
  std::optional<std::string> following() const;

  // What the moderator does all evening, with present revisions. It has to succeed.
  void open();
  void start();
  void start(std::string const& segment);
  void next();
  void next_to(std::string const& segment);  // opens, starts and presses Next until there
  void back(std::string const& segment);
  void pause();
  void resume();
  void skip(std::string const& segment);
  void add(std::string const& segment, duration by);
  void end_segment();
  void end_session();
  void close();
  void rules(bool approval, bool anonymous, intake taking, std::vector<std::string> words = {});
  void floor_rules(intake taking, floor_order order = floor_order::first_come, std::vector<floor_group> groups = {});

  // Of questions and requests; each gives the id of what is new.
  std::string submit(actor const& by, std::string const& text, std::optional<std::string> to = {});
  std::string approved(actor const& by, std::string const& text, std::optional<std::string> to = {});
  std::string queued(actor const& by, std::string const& text);
  std::string on_stage(actor const& by, std::string const& text);
  std::string group(std::string const& question, std::string const& into);
  std::string request_floor(actor const& by, std::string const& name);
  std::string enter(command::enter_request const&);
  void speaks(std::string const& request);
  void spoken(std::string const& request);
  void set_absent(std::string const& request);
  void mute(actor const& participant, bool on = true);
  rejection_code give_floor(std::string const& request);
  rejection_code put_on_stage(std::string const& question);

 private:
  void must(command::any const&);
};

// The introduction runs, from ten o'clock.
evening at_ten();

// An open session with Rosa's question "q1" in the state wanted; grouped, it is so into Tariq's "q2", which is approved.
evening with_question(question_state);

}  // namespace dais::test
