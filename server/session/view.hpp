#pragma once

#include "session/actor.hpp"
#include "session/change_set.hpp"
#include "session/session.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// What each role is shown. A view is made whole for a snapshot (`everything`) and in part for a patch (what was changed), by the same
// functions: a part that is absent was not asked for, or is not for this role; an entry of a map that is empty is no longer shown
// to this role. Of what a role never saw nothing is said.

struct person_view {
  std::string name, title, affiliation;
};

struct plan_view {
  std::string title, subtitle, venue, language, time_zone;
  time_point start;
  time_point end;          // as agreed by now
  time_point planned_end;  // as it was before the session
  bool hard_stop;
  person_view moderator;
  std::map<std::string, person_view> panellists;
  std::vector<std::string> panellist_order;
  std::vector<std::string> absent;  // panellists who did not come
  std::uint32_t question_length;
};

struct run_view {
  session_status status;
  std::uint32_t revision;
  std::optional<std::string> current;    // a segment
  std::optional<std::string> following;  // the segment that Next begins
  std::optional<time_point> gap_since, paused_since, opened, started, concluded, closed;
  bool handed_over;  // the co-moderator has the moderator's role
};

struct clock_view {
  duration allotment, added, used;
  std::optional<time_point> running_since;
};

struct segment_view {
  segment_kind kind;
  std::string title;
  std::vector<std::string> speakers;
  segment_state state;
  clock_view clock;
  duration wrap_up;
  std::optional<time_point> planned_start, planned_end;  // absent of a segment that was inserted
  std::optional<time_point> began, ended;
  std::optional<duration> grace;       // overtime after which it hands over by itself
  std::optional<duration> turn;        // of each panellist in a round
  std::optional<duration> later_turn;  // in the rounds after the first
  // Moderators only.
  std::optional<duration> minimum;  // catching up does not go below it
  std::optional<std::string> notes;
};

// The round of a discussion: the clocks of those who have had the word in it.
struct round_view {
  std::uint32_t number;
  duration turn, wrap_up;
  std::vector<std::string> spoken;  // panellists who have had the word in it
  std::optional<clock_view> clock;  // of who has the word
};

struct question_rules_view {
  bool approval, anonymous;
  intake taking;
  bool open;  // questions are taken now
  std::uint32_t revision;
  std::optional<std::vector<std::string>> words;  // moderators only
};

struct question_view {
  std::string text;
  std::optional<std::string> original;  // before a moderator edited it; for the asker and the moderators
  std::optional<std::string> name;      // absent: anonymous
  std::optional<std::string> to;        // a panellist; absent: the panel
  std::optional<std::string> language;  // a BCP 47 tag, where known
  std::optional<std::string> segment;
  time_point asked;
  question_state state;
  std::optional<std::string> reason;
  std::optional<answer_kind> answer;
  std::optional<std::string> answer_text;
  std::optional<std::vector<std::string>> answering;  // the panellists who should: who offered, or else the addressed who did not pass
  std::optional<std::uint32_t> members;               // how many others were grouped into it
  std::optional<std::string> leader;                  // the question that it is grouped into; for the asker and the moderators
  std::optional<question_state> leader_state;         // for the asker, who may not see the leader itself
  std::optional<willingness> response;                // a panellist's own
  // Moderators only.
  std::optional<std::uint32_t> revision;
  std::optional<std::uint32_t> asker;  // a participant's number
  std::optional<bool> muted;           // the asker is
  std::optional<bool> held;            // it has one of the words that force approval
  std::optional<std::vector<std::string>> labels;
  std::optional<std::vector<std::string>> passed;  // panellists who would rather not answer
};

struct intervention_view {
  std::string request, name, affiliation;
  clock_view clock;
  duration wrap_up;
  std::optional<request_kind> kind = {};  // where it is no speech
};

struct listed_view {
  std::string request;
  duration allotment;  // that it will have

  bool operator==(listed_view const&) const = default;
};

struct next_speaker_view {
  std::string request, name, affiliation;
  std::optional<request_kind> kind = {};  // where it is no speech
};

struct floor_view {
  bool open;      // somebody may have the floor
  bool requests;  // the floor can be requested, until `closes`
  intake taking;
  std::optional<time_point> closes;
  floor_order order;
  duration allotment, wrap_up;
  std::optional<intervention_view> speaking;
  std::optional<next_speaker_view> next;  // the head of the list, while the floor is open
  std::optional<std::string> speaker;     // who speaks at the podium: a panellist, "moderator" or nobody
  std::optional<round_view> round;        // while a discussion in rounds is current
  std::optional<duration> pace;           // from one intervention to the next, as it went lately
  // For moderators and the audience.
  std::optional<std::vector<listed_view>> list;  // requests that wait, in order
  std::optional<std::vector<floor_group>> groups;
  std::optional<reply_rules> responses, rights_of_reply;
  std::optional<std::string> seed;  // of the latest drawing of lots
  // Moderators only.
  std::optional<std::uint32_t> revision;
};

struct request_view {
  std::string name, affiliation;
  std::optional<std::string> group;
  bool online;
  request_kind kind;
  std::optional<std::string> responds_to;  // a request
  time_point requested;
  request_state state;
  std::optional<time_point> began, ended;
  bool moved;  // out of the order of the rule, by hand
  // Moderators only.
  std::optional<std::uint32_t> revision;
  std::optional<bool> first_time;
  std::optional<duration> used;  // of the floor, once they have had it or were interrupted
};

// A panellist's tap, for the moderators and for that panellist.
struct signal_view {
  std::string panellist;
  signal_kind kind;
  signal_state state;
  std::optional<time_point> leaves;
  std::optional<duration> granted;
  time_point raised, changed;
  std::uint32_t revision;
};

struct message_view {
  std::string text;
  std::optional<std::string> language;
  time_point sent;
  std::optional<duration> lasts;  // absent: until it is acknowledged or taken down
  std::optional<time_point> taken_down;
  std::optional<bool> seen;  // by this panellist
  // Moderators only.
  std::optional<recipients> to;
  std::optional<std::vector<std::string>> delivered;  // panellists, and "stage"
  std::optional<std::vector<std::string>> seen_by;    // panellists
  std::optional<bool> automatic;
  std::optional<std::uint32_t> revision;
};

// What was done, and whether it was undone. Keyed by its place in the log.
struct change_view {
  time_point at;
  role by;
  deed::undoable did;
  std::optional<role> undone_by;
};

// Places in the log of what can be undone and done again now, latest first.
struct undoing_view {
  std::vector<std::uint64_t> undo, redo;
};

// A question that somebody works on at one of the moderators' consoles, which are numbered from 1 in each role.
struct claim_view {
  std::string question;
  role as;
  std::uint32_t number;
  std::string console;

  bool operator==(claim_view const&) const = default;
};

enum class browser : std::uint8_t { firefox, chrome, safari, edge, opera, samsung };
enum class operating_system : std::uint8_t { windows, macos, linux_, android, ios, chromeos };

// A connection of anybody but the audience. Where it comes from is a number: another for each address that the node which it is connected
// to has seen in this session.
struct device_view {
  std::string name;  // which no other connection has; `node/number`
  role as;
  std::uint32_t number;                  // in its role, from 1
  std::optional<std::string> panellist;  // whose it is
  time_point since;
  std::uint32_t network;
  // As it says itself; absent where that tells nothing.
  std::optional<dais::browser> browser;
  std::optional<operating_system> system;

  bool operator==(device_view const&) const = default;
};

// How many connections each role has, and what moderators work on. Not of the log: the room knows it.
struct presence_view {
  std::uint32_t moderators, co_moderators, observers, stages, participants;
  std::map<std::string, std::uint32_t> panellists;
  std::vector<claim_view> claims;
  std::vector<device_view> devices;  // the earliest of each role first
  std::optional<bool> not_saving;    // nothing that is asked can be kept at present
  std::optional<duration> ahead;     // of the server's clock: what the session's record was written by was so far ahead
};

// What all of a role see alike, a part a member.
struct session_view {
  std::optional<plan_view> plan;
  std::optional<run_view> run;
  std::optional<std::vector<std::string>> order;  // of the segments
  std::map<std::string, std::optional<segment_view>> segments;
  std::optional<question_rules_view> rules;
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<std::uint32_t>> votes;  // of the questions shown
  std::optional<std::vector<std::string>> queue;
  std::optional<floor_view> floor;
  std::map<std::string, std::optional<request_view>> requests;
  std::map<std::string, std::optional<message_view>> messages;  // to this role
  std::optional<stage_picture> stage;
  std::optional<std::vector<std::string>> quick_messages;  // moderators only
  // Moderators only.
  std::map<std::string, std::optional<signal_view>> signals;
  std::map<std::string, std::optional<change_view>> history;
  std::optional<undoing_view> undoing;
  std::map<std::string, std::optional<clock_view>> spoken;                 // at the podium, by panellist and "moderator"
  std::map<std::string, std::optional<std::vector<std::string>>> similar;  // to each question, likest first
  std::optional<presence_view> presence;
  std::optional<link_generations> links;

  bool empty() const;
};

// What one person sees beside it: what is theirs or, for a panellist, addressed to them.
struct private_view {
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<bool>> votes;  // true: voted
  std::map<std::string, std::optional<request_view>> requests;
  std::map<std::string, std::optional<message_view>> messages;  // to this panellist
  std::map<std::string, std::optional<signal_view>> signals;    // by this panellist
  std::optional<bool> muted;

  bool empty() const;
};

// The clock that everybody looks at: of the intervention, of a turn in a round, or else of the segment; before the start, what is left
// until then. What has begun and stands still is paused, even where nothing of it is spent.
struct held {
  clock_view clock;
  phase in;
};
std::optional<held> held_clock(session const&, time_point now);

session_view make_view(session const&, role, change_set const&);
private_view make_private_view(session const&, actor const&, change_set const&);

}  // namespace dais
