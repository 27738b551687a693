#pragma once

#include "session/time.hpp"

#include <cstddef>
#include <cstdint>

// Every limit of the program, with its reason. Lengths of text are counted in Unicode code points.
namespace dais::limits {

using namespace std::chrono_literals;

// A plan is edited and read by people: beyond this it is a mistake, and a console could not show it.
inline constexpr std::size_t segments = 100;
inline constexpr std::size_t panellists = 50;
inline constexpr std::size_t title_length = 300;
inline constexpr std::size_t notes_length = 4000;
inline constexpr length session_length_max = 24h;
inline constexpr instant planned_from{};                     // what clocks count from
inline constexpr instant planned_until{2'145'916'800s};      // 2038, of which the tables of time zones know nothing

// What fits on a badge and on one line of the stage.
inline constexpr std::size_t name_length = 120;
inline constexpr std::size_t affiliation_length = 160;
inline constexpr std::size_t reason_length = 300;

// A question is read aloud; the plan may ask for less.
inline constexpr std::uint32_t question_length = 1000;
inline constexpr std::uint32_t question_length_default = 300;

// What one evening can hold in memory and on a console; beyond it something is wrong or somebody is playing.
inline constexpr std::size_t questions = 10'000;
inline constexpr std::size_t participants = 100'000;
inline constexpr std::size_t speakers = 500;   // the list is sent whole when it changes
inline constexpr std::size_t requests = 10'000;
inline constexpr std::size_t queue = 100;      // sent whole when it changes; more than anybody answers
inline constexpr std::uint32_t open_questions_each = 5;
inline constexpr std::size_t submissions_each_minute = 4;  // nobody types questions faster

// What a moderator reads at a glance, and a console can show.
inline constexpr std::size_t labels_each = 5;
inline constexpr std::size_t label_length = 40;
inline constexpr std::size_t words = 200;  // that force approval
inline constexpr std::size_t word_length = 60;
inline constexpr std::size_t groups = 20;  // of those who ask for the floor
inline constexpr std::uint32_t group_turns = 1000;
inline constexpr std::size_t answer_length = 1000;
inline constexpr std::size_t members = 200;  // of one group of questions: their askers are told of each change at once
inline constexpr std::size_t language_length = 35;  // RFC 5646, 4.4.1
inline constexpr length closing_max = 12h;  // from its announcement

// A message is read at a glance by somebody who speaks.
inline constexpr std::size_t message_length = 200;
inline constexpr std::size_t messages = 1000;
inline constexpr length message_lasts_max = 10min;
inline constexpr std::size_t announcements = 20;
inline constexpr length announcement_lasts = 15s;  // long enough to be looked up at, and gone before the next
inline constexpr length grace_max = 1h;

// What moderators can undo. More than an evening's slips; each keeps a copy of what it changed.
inline constexpr std::size_t history = 100;

// How far back something can be said to have begun or ended.
inline constexpr length backdated_max = 12h;

// One press adds or takes no more than this: a slip of the keyboard is not an hour.
inline constexpr length added_at_once = 60min;
inline constexpr length allotment_max = 12h;

// A command fits many times over; what is larger is not one of ours.
inline constexpr std::size_t message_bytes = 16 * 1024;
inline constexpr std::size_t plan_bytes = 256 * 1024;
inline constexpr std::size_t http_header_bytes = 8 * 1024;
inline constexpr std::size_t command_id_length = 64;
inline constexpr std::size_t secret_length_min = 16;  // a participant's secret, in characters
inline constexpr std::size_t secret_length_max = 128;

// Questions like another one: who has a panel to listen to reads no more than these. Of the questions that share a sign (similar.hpp) so
// many are compared, so that one question sent a thousand times costs no more than a few.
inline constexpr std::size_t similar_shown = 5;
inline constexpr std::size_t similar_compared_by_sign = 16;

// Commands from one connection: a burst of presses passes, a script does not.
inline constexpr std::uint32_t commands_burst = 40;
inline constexpr length command_interval = 100ms;  // and one more after each of these

// Messages that are not of the protocol, before a connection is ended: somebody who writes a client sees what is wrong first.
inline constexpr std::uint32_t faults_forgiven = 10;

// What waits for a reader that does not read, before it is told to come back. Patches do not wait: who has no room is sent what was missed
// later, in one piece.
inline constexpr std::size_t outbox_bytes = 1024 * 1024;
inline constexpr std::size_t outbox_frames = 1024;
inline constexpr length behind_at_most = 60s;  // a snapshot over a bad line takes less

// Who missed no more than this, or than a snapshot holds, is sent the patches.
inline constexpr std::size_t slow_patch_bytes = 16 * 1024;

// What is pressed is done within this time or not at all: by then whoever pressed looks elsewhere, or has pressed again.
inline constexpr length press_lasts = 5s;

// So many are sent a patch before the loop does something else: a press, a vote, somebody who comes in.
inline constexpr std::size_t slice = 256;

// Patches kept for those who come back: a tunnel, a lift, a phone in a pocket.
inline constexpr std::size_t kept_patches = 512;
inline constexpr std::size_t kept_patch_bytes = 1024 * 1024;

// What was due and could not be saved is tried again after this long.
inline constexpr length deadline_again = 1s;

// Changes are gathered this long before they go to the audience, whose number makes each frame dear.
inline constexpr length gather_audience = 20ms;
// Votes and presence change fastest and matter least to the millisecond; a ranking is to be no older than a quarter of a second.
inline constexpr length gather_votes = 200ms;

// What became of the latest commands, for pages that send one again because its answer was lost with the connection.
inline constexpr std::size_t remembered_commands = 10'000;

// After so many records, and of a long session a twentieth of all, it is written down as it stands, so that a start reads no more of them
// again than these. To write it down takes the longer, the longer it is.
inline constexpr std::uint64_t checkpoint_records = 20'000;
inline constexpr std::uint64_t checkpoint_share = 20;

// A connection that has not said hello, or has been silent, holds a place that somebody else could use.
inline constexpr length hello_within = 10s;
inline constexpr length heartbeat = 20s;

// Sockets. An honest reader is far within these on a slow phone; who is not holds a place.
inline constexpr length request_within = 15s;  // an HTTP request, from its first byte to its last
inline constexpr length idle_within = 30s;     // from an answer to the next request
inline constexpr length answer_within = 60s;   // from a request until its answer has been taken
inline constexpr length close_within = 5s;     // from our goodbye to theirs
inline constexpr length farewell_within = 2s;  // the same when the server stops: whoever stops it waits for it
inline constexpr length sweep_interval = 1s;   // how exactly the times of sockets are kept
inline constexpr int unsent_bytes = 16 * 1024;  // of a socket in the kernel, which would take 4 MiB for a reader that stopped
inline constexpr int backlog = 4096;            // connections that wait to be accepted when the doors open
inline constexpr std::size_t spare_descriptors = 64;  // not given to sockets: the log has to open its files
// The last places, which the audience is not given: a moderator, panellist or stage that comes back does not wait for a hall full of
// phones. Enough for their sockets and pages, and for the phones that come to be told so. Where places are few, a quarter of them.
inline constexpr std::size_t places_kept = 64;
inline constexpr std::size_t site_bytes = 64 * 1024 * 1024;  // the pages are kept in memory
inline constexpr std::size_t qr_text_bytes = 1000;           // larger codes are not read off a screen

}  // namespace dais::limits
