#pragma once

#include "session/actor.hpp"
#include "session/number_set.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// A member of the audience who has asked, voted or requested the floor.
struct participant {
  std::uint32_t number = 0;                // in the order of the log, from 1
  std::uint32_t open_questions = 0;        // submitted, approved, queued or on stage
  std::vector<time_point> submissions;     // the latest, as many as are allowed in a minute
  std::vector<time_point> floor_requests;  // the same of requests for the floor
  bool muted = false;
  bool removed = false;                // takes part no more; their votes are kept here, and do not count
  std::uint64_t erased = 0;            // the record that erased what they had typed by then
  bool has_spoken = false;             // has had the floor
  std::optional<std::string> request;  // the one that waits, speaks or is absent
  std::optional<std::string> point;    // of order, the same
  std::optional<std::string> reply;    // a response or a right of reply, the same
  std::vector<std::string> questions;  // asked
  std::vector<std::string> requests;   // for the floor
  number_set votes;                    // numbers of questions

  bool operator==(participant const&) const = default;
};

// How often each link to the session was replaced. Only the latest opens anything.
struct link_generations {
  std::uint32_t moderator = 0, co_moderator = 0, observer = 0, rapporteur = 0, stage = 0;
  std::uint32_t panellists = 0;                        // those of all panellists at once
  std::map<std::string, std::uint32_t> each;           // and of one of them, by id
  std::uint32_t personal = 0;                          // those of all personal links at once
  std::map<std::string, std::uint32_t> each_personal;  // and of one of them, by number

  bool operator==(link_generations const&) const = default;
};

// Of the link of a role, of a panellist, or of a participant who has a personal one; without an id, of the panellists' at once. 0 for
// whoever has no link of this kind.
std::uint32_t generation_of(link_generations const&, actor const& whose);

// Whether there is one link of this role, or one for each panellist, that can be replaced.
bool has_link(role);

// Whether this participant came by a personal link, whose number is their id, rather than by the join code.
bool has_personal_link(actor const&);

// What a tool may do beside seeing what moderators see: nothing; drive clocks, stage and floor; or what a co-moderator does at the session
// as well, but for who leads it, who takes part, and links; or give captions, as those that drive may, too.
enum class tool_rights { read, drive, moderate, caption };

// Another program, such as a panel of buttons, with a token of its own.
struct tool {
  std::string name;
  tool_rights rights = tool_rights::read;
  bool revoked = false;

  bool operator==(tool const&) const = default;
};

// Who takes part, and who leads.
struct session_people {
  std::map<std::string, participant> participants;
  std::vector<std::string> people;   // ids of participants, by number
  bool handed_over = false;          // the co-moderator has the moderator's role
  bool locked = false;               // nobody is let in who was not in before
  bool personal_links_only = false;  // nor anybody by the join code
  std::uint32_t personal_links = 0;  // made, numbered from 1
  link_generations links;
  std::map<std::string, tool> tools;  // by id, "t" and its number in the order of the log

  bool operator==(session_people const&) const = default;
};

}  // namespace dais
