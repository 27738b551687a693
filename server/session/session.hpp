#pragma once

#include "session/change.hpp"
#include "session/parts.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

// The whole of what happened, as far as the rules and the views need it: a fold of `evolve` over the log. A value; copies compare.
struct session {
  std::string id;
  session_plan plan;
  std::uint64_t seq = 0;  // of the record that it stands at
  instant at{};           // of that record

  // As agreed by now; the plan keeps what was planned, and stands once the session runs.
  instant end{};
  std::vector<panellist_plan> panellists;
  std::set<std::string> absent;  // panellists who did not come
  std::uint32_t added_segments = 0, added_panellists = 0;  // ever: their ids are not used again
  bool handed_over = false;  // the co-moderator has the moderator's role

  session_status status = session_status::prepared;
  std::uint32_t revision = 1;  // of the run: counts everything that the moderator does to status, segments and clock
  std::optional<instant> opened, started, concluded, closed;

  std::map<std::string, segment> segments;
  std::vector<std::string> order;      // of the segments
  std::optional<std::string> current;  // absent before, after and in a gap
  std::optional<std::string> latest;   // the one that is or was current last
  std::optional<instant> gap_since;     // running, with no current segment
  std::optional<instant> paused_since;  // a current segment, with its clock standing still
  bool stays = false;                   // the current segment's grace was over when it got it: it does not hand over by itself

  question_rules rules;
  std::uint32_t rules_revision = 1;
  std::map<std::string, question> questions;
  std::set<std::string> asked_in;       // segments
  std::vector<std::string> queue;       // of questions, first to be asked first
  std::optional<std::string> on_stage;  // a question

  floor_rules floor;
  std::uint32_t floor_revision = 1;    // of the rules, the closing and the drawing
  std::optional<instant> list_closes;  // as announced
  std::optional<std::uint64_t> lot_seed;  // of the latest drawing
  std::map<std::string, floor_request> requests;
  std::vector<std::string> speakers;    // the speakers' list: requests that wait, in the order of `speakers_list`
  std::optional<std::string> speaking;  // the request whose intervention runs
  std::uint32_t turns = 0;              // the latest `floor_request::turn`
  std::optional<bool> last_online;      // whether who had the floor last was online
  std::vector<instant> recent_turns;    // when the latest interventions in the current segment began
  std::map<std::string, std::uint32_t> group_turns;  // interventions by group

  // At the podium: who was tapped to speak, and how long everybody there has spoken.
  std::optional<std::string> word;         // a panellist, or `moderator_id`
  std::map<std::string, countdown> spoken;
  std::map<std::string, signal> signals;  // by `signal_id`
  std::map<std::string, message> messages;
  std::map<std::string, std::set<std::uint32_t>> announced;  // automatic messages that were sent, by segment and number in the plan
  stage_picture picture = stage_picture::session;

  std::vector<change> history;  // what can be undone, and what was; oldest first

  std::map<std::string, participant> participants;
  std::vector<std::string> people;  // ids of participants, by number

  bool operator==(session const&) const = default;
};

// The segments that Next reaches one after the other, in order: those after the latest that ran which are ahead or interrupted. What was
// passed over is not come back to by itself. None when the session is over.
std::vector<std::string> still_to_come(session const&);

// When the session can end at the latest: a day after its start, as planned or, where it is later, as it really is.
instant latest_end(session const&, instant now);

// The moderator among those who speak at the podium, and the stage among those who receive messages.
inline constexpr char const* moderator_id = "moderator";
inline constexpr char const* stage_id = "stage";

// Who has the word when a segment begins: its one speaker, or the moderator who introduces and concludes.
std::optional<std::string> first_word(segment_plan const&);

// Of what is added while the session goes on: a segment, or a panellist.
std::string added_id(std::uint32_t number);

std::string signal_id(std::string const& panellist, signal_kind);

// Whether the signal waits for the moderators.
bool is_up(signal const&);

// Whether the message is to be read still.
bool is_shown(message const&, instant now);

}  // namespace dais
