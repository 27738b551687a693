#pragma once

#include "session/session.hpp"
#include "wire/http_messages.hpp"
#include "wire/messages.hpp"

#include <cstdint>
#include <string>

namespace dais {

// The session as programs show it at `now`, with so many consoles connected.
wire::tool_state tool_state_of(session const&, time_point now, std::uint32_t moderators);

// What programs choose from, with the ids of each.
wire::question_list question_list_of(session const&);
wire::request_list request_list_of(session const&);
wire::segment_list segment_list_of(session const&);
wire::podium_list podium_list_of(session const&, time_point now);
// How the session could be brought back to its agreed end.
wire::offers offers_of(session const&, time_point now);
// Those of the queue and of the speakers' list, in its order.
std::vector<wire::listed_question> queued_questions(session const&);
std::vector<wire::listed_request> waiting_requests(session const&);

// The message that the stage shows; null where there is none.
message const* message_on_stage(session const&, time_point now);

// What of a state does not change by itself as time goes by, as one text: where it is the same, nothing has happened.
std::string stamp_of(wire::tool_state);

// When a state is another one although nothing is done: its clock shows the next second, or the session's time the next minute.
time_point next_tick(session const&, time_point now);

}  // namespace dais
