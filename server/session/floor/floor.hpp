#pragma once

#include "session/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais {

// Whether somebody may have the floor now: a discussion or the Q&A is current, or any segment where the floor was opened for all.
bool floor_is_open(session const&);

// Whether the rules let the floor be requested. After the announced closing it cannot be, whatever they say.
bool takes_requests(session const&);

// Whether the rule, or a hand, decides on its place in the speakers' list: not so of points of order, and of those whom they interrupted.
bool is_placed_by_rule(floor_request const&);

// What an intervention of this request is given.
length allotment_of(session const&, floor_request const&);

// How long the interventions of a group have taken in all, without the one that runs.
length spent_by_group(session const&, std::string const& group);

// What a panellist's turn in the present round is given. Precondition: the segment has turns.
length turn_in_round(segment const&);

// The requests of `session::speakers` in the order of the rules. Points of order come first, in their own order; then who was interrupted
// by one; then all others as the rule has it, but those that were moved by hand keep their places.
std::vector<std::string> speakers_list(session const&);

// The waiting requests that a drawing of lots with this seed puts in order, first to last. The same in every release: anybody can
// draw again.
std::vector<std::string> drawn(std::vector<std::string> from, std::uint64_t seed);

// From the beginning of one intervention to that of the next, as it went lately. None before there were two.
std::optional<length> pace_of_floor(session const&);

}  // namespace dais
