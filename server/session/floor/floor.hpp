#pragma once

#include "session/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// Whether somebody may have the floor now: a discussion or the Q&A is current, or any segment where the floor was opened for all.
bool floor_is_open(session const&);

// Whether so many more requests find room on the speakers' list; fewer always do.
bool has_room_on_list(session const&, std::ptrdiff_t more = 1);

// Whether the rules let the floor be requested. After the announced closing it cannot be, whatever they say.
bool takes_requests(session const&);

// A response or a right of reply: neither is an intervention of its group, nor has its time to do with the order of the list.
bool is_reply(request_kind);

// What the rules say of replies of this kind, if there are any. Precondition: it is a kind of reply.
std::optional<reply_rules> const& rules_of(floor_rules const&, request_kind);

// The request of this kind that a participant has; replies are of one kind here.
std::optional<std::string>& open_request(participant&, request_kind);
std::optional<std::string> const& open_request(participant const&, request_kind);

// Whether the rule, or a hand, decides on its place in the speakers' list: not so of points of order, of those whom they interrupted, and
// of replies.
bool is_placed_by_rule(floor_request const&);

// In which part of the speakers' list it waits: 0 points of order, 1 whom they interrupted, 2 replies that come next, 3 whom the rule
// orders, 4 replies that come last.
std::size_t part_of_list(session const&, floor_request const&);

// What an intervention of this request is given.
duration allotment_of(session const&, floor_request const&);

// When its warning comes: as the rules have it, and a fifth before its end where they would have it from its beginning on.
duration wrap_up_of(session const&, floor_request const&);

// How long the interventions of a group have taken in all, without the one that runs.
duration spent_by_group(session const&, std::string const& group);

// The turn that runs in the round of the current segment, if any.
countdown const* turn_that_runs(session const&);

// What a panellist's turn in the present round is given. Precondition: the segment has turns.
duration turn_in_round(segment const&);

// The requests of `session::speakers` in the order of the rules, part after part. In theirs points of order and replies are first come,
// first served; those whom the rule orders that were moved by hand keep their places.
std::vector<std::string> speakers_list(session const&);

// The waiting requests that a drawing of lots with this seed puts in order, first to last. The same in every release: anybody can
// draw again.
std::vector<std::string> drawn(std::vector<std::string> from, std::uint64_t seed);

// From the beginning of one intervention to that of the next, as it went lately. None before there were two.
std::optional<duration> pace_of_floor(session const&);

}  // namespace dais
