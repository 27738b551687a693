#pragma once

#include "session/line_breaks.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// What was intended, before anybody spoke. `protocol/plan.md` is its file format; `server/wire/plan_file.hpp` reads it.

enum class segment_kind { introductions, presentation, discussion, qa, concluding, break_ };

// Somebody named by the plan. `name` is what screens show; it may be an office or an entity.
struct panellist_plan {
  std::string id;  // unique among the panellists
  std::string name;
  std::string title;        // may be empty
  std::string affiliation;  // may be empty

  bool operator==(panellist_plan const&) const = default;
};

struct segment_plan {
  std::string id;  // unique among the segments
  segment_kind kind = segment_kind::presentation;
  std::string title;
  std::vector<std::string> speakers;        // ids of panellists; empty where the moderator speaks or everybody does
  duration allotment{};                     // more than zero
  duration wrap_up{};                       // the warning before the allotment ends; less than the allotment
  std::string notes;                        // for the moderator's eyes only
  std::optional<duration> minimum = {};     // catching up does not go below it; absent: `protected_minimum` decides
  std::optional<duration> grace = {};       // overtime after which it hands over by itself; absent: it does not
  std::optional<duration> turn = {};        // of each panellist in a round of a discussion; absent: there are no rounds
  std::optional<duration> later_turn = {};  // in the rounds after the first one; absent: as in that

  bool operator==(segment_plan const&) const = default;
};

// What of a segment can be changed while the session goes on.
struct segment_draft {
  segment_kind kind = segment_kind::presentation;
  std::string title;
  std::vector<std::string> speakers;
  duration allotment{};
  duration wrap_up{};
  std::optional<duration> minimum = {};
  std::optional<duration> grace = {};
  std::optional<duration> turn = {};
  std::string notes = {};
  std::optional<duration> later_turn = {};

  bool operator==(segment_draft const&) const = default;

  void typed(auto clean) { clean(title), clean(notes, line_breaks::kept); }
};

// Somebody as screens show them.
struct person_draft {
  std::string name;
  std::string title = {};
  std::string affiliation = {};

  bool operator==(person_draft const&) const = default;

  void typed(auto clean) { clean(name), clean(title), clean(affiliation); }
};

// What of a session can be changed until it runs.
struct session_draft {
  std::string title;
  std::string subtitle = {};
  std::string venue = {};
  time_point start{};
  time_point end{};
  person_draft moderator = {};
  std::optional<std::string> time_zone = {};  // none: as it is; a name of the time-zone database, as whoever takes it has made sure

  bool operator==(session_draft const&) const = default;

  void typed(auto clean) { clean(title), clean(subtitle), clean(venue), moderator.typed(clean); }
};

// A way to make up for time that is missing or left over (`catch_up.hpp`).
enum class remedy { shorten, from_questions, drop, extend, lengthen, to_questions, end_earlier };

// When something is taken from the audience: while a discussion or the Q&A is current, from the opening of the session on, or not at all.
enum class intake { automatic, open, closed };

struct question_rules {
  bool approval = true;   // a question is seen by others only when a moderator has approved it
  bool anonymous = true;  // a question may be asked without a name
  intake taking = intake::open;
  std::vector<std::string> words;  // a question that has one of them needs approval in any case

  bool operator==(question_rules const&) const = default;
};

// A part of those who ask for the floor: delegations, civil society, students.
struct floor_group {
  std::string name;                     // unique among the groups
  std::optional<std::uint32_t> limit;   // of interventions; who is beyond it comes after all others
  std::optional<duration> allotment;    // where it is not everybody's
  std::optional<duration> budget = {};  // of all its interventions together; when it is spent, who is left comes after all others

  bool operator==(floor_group const&) const = default;
};

// The rule that orders the speakers' list.
enum class floor_order { first_come, alternate, first_time, by_group, by_lot, least_time };

// Where on the speakers' list those come who reply: before all whom the rule orders, or after them.
enum class reply_place { next, last };

// How long a reply may take, and where it comes. First come, first served.
struct reply_rules {
  duration allotment{};
  reply_place place = reply_place::next;

  bool operator==(reply_rules const&) const = default;
};

struct floor_rules {
  intake taking = intake::automatic;
  floor_order order = floor_order::first_come;
  duration allotment{};  // for one intervention
  duration wrap_up{};    // less than the allotment
  std::vector<floor_group> groups;
  std::optional<reply_rules> responses = {};        // absent: nobody may ask for one
  std::optional<reply_rules> rights_of_reply = {};  // the same

  bool operator==(floor_rules const&) const = default;
};

// Somebody who registered for the floor before the session.
struct speaker_plan {
  std::string name;
  std::string affiliation;           // may be empty
  std::optional<std::string> group;  // one of the rules
  bool online = false;               // not in the room

  bool operator==(speaker_plan const&) const = default;
};

// A unit of a delegate microphone system, and who sits there.
struct seat_plan {
  std::uint32_t unit = 0;             // as the system numbers it
  std::optional<std::string> person;  // at the podium: a panellist, or "moderator"
  std::string name;                   // of whoever sits on the floor, as they stand on the speakers' list
  std::string affiliation;            // may be empty
  std::optional<std::string> group;   // one of the rules

  bool operator==(seat_plan const&) const = default;
};

// Whom a message is for.
struct recipients {
  std::vector<std::string> panellists;
  bool stage = false;
  bool audience = false;

  bool operator==(recipients const&) const = default;
};

enum class announced_to { speakers, panellists, stage, everyone };

// A message that the plan wants when so much of a segment is left.
struct announcement {
  duration left{};  // zero or more
  announced_to to = announced_to::speakers;
  std::string text;

  bool operator==(announcement const&) const = default;
};

struct session_plan {
  std::string title;
  std::string subtitle;
  std::string venue;
  std::string language;   // in which the session is held, a BCP 47 tag
  std::string time_zone;  // IANA name, in which people read the times below
  time_point start{};
  time_point end{};
  bool hard_stop = false;  // the end cannot move
  panellist_plan moderator;
  std::vector<panellist_plan> panellists;
  std::vector<segment_plan> segments;
  std::uint32_t question_length = 0;  // characters, at most
  question_rules questions;
  floor_rules floor;
  std::vector<speaker_plan> speakers;  // who registered for the floor, in the order of their registration
  std::vector<announcement> announcements;
  std::vector<std::string> quick_messages;  // what its moderators often say, in its language
  std::vector<seat_plan> seats;             // no unit twice
  bool personal_links_only = false;         // whoever joins the audience needs a link of their own
  bool keep_captions = false;               // with the record of the session

  bool operator==(session_plan const&) const = default;
};

// The warning before the end of a segment, where the plan does not say it.
duration usual_wrap_up(duration allotment);

// What catching up leaves a segment at least.
duration protected_minimum(segment_plan const&);

}  // namespace dais
