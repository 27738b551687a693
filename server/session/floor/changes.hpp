#pragma once

#include "session/evolving.hpp"

#include <optional>
#include <string>

// What happens to this subject by what happens to others.
namespace dais {

// Those who enter or have lots drawn find their places when the list is put in order.
void enter(session& s, record_context const& at, floor_request fresh);
void draw(session& s, record_context const& at);
// Puts the list in order. What was moved by hand keeps the place that it has now.
void list_changed(session& s, record_context const& at);
void request_changed(record_context const& at, floor_request& r);
// Of who asked for it.
void erase_texts(record_context const& at, floor_request& r);
void withdraw_request(session& s, record_context const& at, floor_request& r);
void set_absent(session& s, record_context const& at, floor_request& r);
void end_intervention(session& s, record_context const& at);
void set_speaker(session& s, record_context const& at, std::optional<std::string> const& to);
void hold_speaker(session& s, record_context const& at);
void run_speaker(session& s, record_context const& at);
// In the round of the current segment.
countdown* turn_of(session& s, std::string const& panellist);

}  // namespace dais
