#pragma once

#include "session/time.hpp"

#include <cstddef>
#include <cstdint>

namespace dais::limits {

using namespace std::chrono_literals;

// Ids and secrets of pages are within these; what is larger is not one of ours.
inline constexpr std::size_t command_id_length = 64;
inline constexpr std::size_t secret_length_min = 16;  // a participant's secret, in characters
inline constexpr std::size_t secret_length_max = 128;

// Commands from one connection: a burst of presses passes, a script does not.
inline constexpr std::uint32_t commands_burst = 40;
inline constexpr duration command_interval = 100ms;  // and one more after each of these
// Of a moderator, who cleans up after others: as fast as anybody can press, for as long as it takes.
inline constexpr std::uint32_t moderator_commands_burst = 400;
inline constexpr duration moderator_command_interval = 10ms;

// People whom a session has not seen, from one address: a hall asks and votes at once, and after that nobody comes as fast as a script.
inline constexpr std::uint32_t newcomers_burst = 10'000;
inline constexpr duration newcomer_interval = 100ms;  // and one more after each of these

// Join codes of one address that open nothing: a class that copies one from a bad picture passes, and a script needs months for one of a
// hundred sessions.
inline constexpr std::uint32_t wrong_codes_burst = 60;
inline constexpr duration wrong_code_interval = 1s;  // and one more after each of these

// Addresses whose budgets are kept apart; those that come beyond them share one. They are forgotten as they fill.
inline constexpr std::size_t origins_counted = 65'536;

// Addresses that a session's consoles are told of: those that most newcomers were refused from. What is beyond them is a flood from
// everywhere, against which a session is locked.
inline constexpr std::size_t origins_listed = 5;
inline constexpr std::size_t origins_named = 1024;

// Devices of a role that consoles are shown: more than a panel has, and a list that somebody can look through. What a link that was given
// away brings beyond them is counted, and goes with a new link.
inline constexpr std::ptrdiff_t devices_listed = 50;

// Messages that are not of the protocol, before a connection is ended: somebody who writes a client sees what is wrong first.
inline constexpr std::uint32_t faults_forgiven = 10;

// Who missed no more than this, or than a snapshot holds, is sent the patches.
inline constexpr std::size_t slow_patch_bytes = 16 * 1024;

// So many are sent a patch before the loop does something else: a press, a vote, somebody who comes in.
inline constexpr std::size_t slice = 256;

// Patches kept for those who come back: a tunnel, a lift, a phone in a pocket.
inline constexpr std::size_t kept_patches = 512;
inline constexpr std::size_t kept_patch_bytes = 1024 * 1024;

// Captions: as often as somebody can follow a text that grows, and offered for so long after the latest.
inline constexpr duration captions_apart = 250ms;
inline constexpr duration captions_offered = 5min;

// A clock that was so far ahead is a fault of the machine's, and no step by a second or two.
inline constexpr duration ahead_told = 2min;

// How often it is looked whether a session is over for as long as sessions are kept; also how long a server runs before it deletes any.
inline constexpr duration retention_each = 1h;

// How soon consoles say that nothing can be saved: with what the log allows a disk to answer in, within a second.
inline constexpr duration log_watched_each = 500ms;

// A microphone that was asked to open and has not is spoken of after this long: a person waits no longer for their own voice.
inline constexpr duration microphone_opens = 1s;

// A request that ends because its microphone opens is told of in either order, so much apart at most.
inline constexpr duration microphone_request_ends = 300ms;

// What was due and could not be saved is tried again after this long.
inline constexpr duration deadline_again = 1s;

// Where what was erased could not be taken out of the log, it is tried again after this long.
inline constexpr duration erasing_again = 30s;

// Where the log's list of sessions could not be read, it is read again after this long.
inline constexpr duration sessions_again = 1s;

// Changes are coalesced for this long before they go to the audience, whose number makes each frame dear.
inline constexpr duration coalesce_audience = 20ms;
// Deflating a snapshot holds the loop: larger ones are sent as they are.
inline constexpr std::size_t deflated_snapshot_bytes = 128 * 1024;

// Votes and presence change fastest and matter least to the millisecond; a ranking is to be no older than a quarter of a second.
inline constexpr duration coalesce_votes = 200ms;
// On a phone they are looked at rather than acted upon, and in a full hall every packet to every phone takes its turn on the air.
inline constexpr duration coalesce_votes_audience = 2s;

// What other nodes hear of those who are here may be as old: they show it to moderators as they show votes.
inline constexpr duration coalesce_bulletins = coalesce_votes;

// What became of the latest commands, for pages that send one again because its answer was lost with the connection. What is older is
// looked for in the log.
inline constexpr std::size_t remembered_commands = 10'000;

// Sessions whose report was made last and is kept to go on from: those that somebody looks at. Each takes the memory of a session.
inline constexpr std::size_t reports_kept = 4;

// Webhooks. A session in which nothing happens for so long is read again from its log, rather than kept in memory.
inline constexpr duration event_reader_rests = 10min;
inline constexpr std::size_t webhooks = 20;  // each of which reads all that happens
inline constexpr std::size_t webhook_url_length = 2000;
inline constexpr std::size_t webhook_waiting = 200;  // events in memory, of one; what is behind them waits in the logs
// Before each further attempt, and at most a quarter more: a receiver that restarts is back within seconds, and one that is down for longer
// than these together (13 to 16 minutes) needs somebody to look at it.
inline constexpr duration webhook_pauses[] = {1s, 5s, 30s, 2min, 10min};
inline constexpr duration webhook_pause_asked = 10min;       // that a receiver may ask for, at most
inline constexpr std::uint32_t webhook_buried_in_a_row = 3;  // then it is not one event that is wrong, but the receiver
inline constexpr std::size_t webhook_dead_letters = 100;     // that somebody may want to look through
inline constexpr duration webhook_log_again = 60s;           // after a session's log could not be read
inline constexpr duration webhooks_kept_each = 1s;           // while events are delivered; after a crash those are posted again

// After so many records, and of a long session a twentieth of all, it is written down as it stands, so that a start reads no more of them
// again than these. To write it down takes the longer, the longer it is.
inline constexpr std::uint64_t checkpoint_records = 20'000;
inline constexpr std::uint64_t checkpoint_share = 20;

}  // namespace dais::limits
