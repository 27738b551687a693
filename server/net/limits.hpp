#pragma once

#include "session/time.hpp"

#include <cstddef>
#include <cstdint>

namespace dais::limits {

using namespace std::chrono_literals;

// A command fits many times over; what is larger is not one of ours.
inline constexpr std::size_t message_bytes = 16 * 1024;
inline constexpr std::size_t http_header_bytes = 8 * 1024;
// Of all requests together whose bodies have not come whole: sixty-four of the largest plans at once, which is more organisers than there
// are, and a quarter of what a flood may cost. Beyond it they are told to come again after `bodies_again`.
inline constexpr std::size_t unfinished_bodies_bytes = 16 * 1024 * 1024;
inline constexpr duration bodies_again = 5s;
// What is read away of a body that was refused, so that its sender sees why: a file that was chosen by mistake.
inline constexpr std::size_t lingering_bytes = 4 * 1024 * 1024;

// What comes in of one connection: a burst, then so much a second, which is more than anybody presses or any page sends. A message and a
// control frame count as so many bytes more, for what they cost. Frames without anything in them count by their headers.
inline constexpr std::size_t arrivals_burst = 64 * 1024;
inline constexpr std::size_t arrivals_a_second = 4 * 1024;
inline constexpr std::size_t arrival_extra = 256;
// What is beyond that, in KiB, of all connections of an address: a moderator's long texts, a page gone wild. Beyond it they are closed.
inline constexpr std::uint32_t excess_burst = 4 * 1024;
inline constexpr duration excess_interval = 16ms;  // and one KiB more after each of these
// TLS sessions that an address begins, each of which costs a signature: a full hall, of which each phone opens a few connections, and then
// as fast as a hall comes back in some minutes.
inline constexpr std::uint32_t handshakes_burst = 60'000;
inline constexpr duration handshake_interval = 5ms;  // and one more after each of these
// Hellos of an address that come in as the audience, each of which is sent a snapshot: a full hall, five times, and then as fast as a
// hall comes back in two minutes.
inline constexpr std::uint32_t hellos_burst = 50'000;
inline constexpr duration hello_interval = 5ms;  // and one more after each of these

// What waits for a subscriber that does not read, before it is told to come back. Patches do not wait: who has no room is sent what was
// missed later, in one piece.
inline constexpr std::size_t outbox_bytes = 1024 * 1024;
inline constexpr std::size_t outbox_frames = 1024;
inline constexpr duration behind_at_most = 60s;  // a snapshot over a bad line takes less

// A connection that has not said hello, or has been silent, holds a slot that somebody else could use.
inline constexpr duration hello_within = 10s;
inline constexpr duration ask_after = 10s;  // of silence: are they there?
inline constexpr duration answer_asked_within = 10s;

// Sockets. An honest client is far within these on a slow phone; who is not holds a slot.
inline constexpr duration request_within = 15s;         // an HTTP request, from its first byte to its last
inline constexpr duration idle_within = 30s;            // from an answer to the next request
inline constexpr duration answer_within = 60s;          // from a request until its answer has been taken
inline constexpr duration close_within = 5s;            // from our goodbye to theirs
inline constexpr duration shutdown_within = 2s;         // the same when the server stops: whoever stops it waits for it
inline constexpr duration timeout_check_interval = 1s;  // how exactly the times of sockets are kept
// A certificate that ends is spoken of from now on, each day: who runs the server may be away for two weeks.
inline constexpr duration certificate_ends_soon = 21 * 24h;
inline constexpr duration certificate_check_interval = 24h;
inline constexpr int unsent_bytes = 16 * 1024;        // of a socket in the kernel, which would take 4 MiB for a client that stopped
inline constexpr int backlog = 4096;                  // connections that wait to be accepted when the server starts
inline constexpr std::size_t spare_descriptors = 64;  // not given to sockets: the log has to open its files
// The last slots, which the audience is not given: a moderator, panellist or stage that comes back does not wait for a hall full of
// phones. Enough for their sockets and pages, and for the phones that come to be told so. Where slots are few, a quarter of them.
inline constexpr std::size_t slots_reserved = 64;
// Those who have not said who they are may have half of the slots: a hall that comes in at once needs them for a moment each, and the
// other half is for those who are in. Where no slot is left, or no more of theirs, the ones that have been silent longest give way.
inline constexpr std::size_t slots_of_strangers_share = 2;
// One address has all but an eighth of the slots: a hall is one address, and nobody else's phones are kept away by it.
inline constexpr std::size_t slots_not_of_one_address = 8;
// Before the loop does something else: a flood of connections must not stand in front of what a moderator sends.
inline constexpr std::size_t accepted_at_once = 64;
inline constexpr std::size_t site_bytes = 64 * 1024 * 1024;  // the pages are kept in memory
inline constexpr std::size_t public_reports_kept = 20;       // written out: as many as are read at a time
inline constexpr std::size_t qr_text_bytes = 1000;           // larger codes are not read off a screen
// Of programs that drive a session: what they ask by one token, as fast as somebody presses buttons and more often than anything has to
// look; and how many of them look on by it at a time.
inline constexpr std::uint32_t tool_requests_burst = 60;
inline constexpr duration tool_request_interval = 50ms;  // and one more after each of these
inline constexpr std::size_t tool_streams = 20;
inline constexpr duration tool_states_apart = 100ms;  // at least: what happens within is told at once
inline constexpr duration tool_silence = 15s;         // then a stream says that it is there: a proxy ends what says nothing for a minute
inline constexpr duration tool_wait = 25s;            // for a change, at most, where somebody asks to wait
// Who is told of a session by OSC, and for how long after asking: UDP says nothing of who has gone.
inline constexpr std::size_t osc_listeners = 50;
inline constexpr duration osc_listens = 60s;
// A button that says nothing of what it expects does the same again after this at the earliest, as on a page.
inline constexpr duration tool_press_again = 700ms;
inline constexpr std::size_t link_request_bytes = 1000;  // which link is to be replaced
// What the server posts to others: one address of a host after the other, until there is an answer, of which so much is read at most.
inline constexpr duration connect_within = 4s;
inline constexpr duration post_within = 15s;
inline constexpr std::size_t answer_bytes = 64 * 1024;
inline constexpr std::size_t webhook_request_bytes = 4 * 1024;

// A microphone system is asked how it stands this often, so that one whose cable was pulled is known to be lost, and what it did not tell
// is found. It answers within milliseconds.
inline constexpr duration microphones_asked_each = 5s;
inline constexpr duration microphones_answer_within = 3s;
inline constexpr duration microphones_again = 2s;  // after it was lost
inline constexpr std::size_t microphone_line = 1024;
// Hands press buttons; what tells of more is broken, and each may become a record.
inline constexpr std::uint32_t microphone_changes_burst = 200;
inline constexpr duration microphone_change_interval = 100ms;  // and one more after each of these

}  // namespace dais::limits
